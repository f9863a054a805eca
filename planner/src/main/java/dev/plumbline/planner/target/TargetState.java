package dev.plumbline.planner.target;

import java.util.List;
import java.util.Map;

/**
 * The target at the moment of the plan.
 *
 * @param sizes by name with schema, quoted where SQL requires it
 * @param cache how many bytes are kept in memory, by the server and its machine
 * @param warnings who would be waited for, and how the replicas are doing, in words
 */
public record TargetState(Map<String, Size> sizes, long cache, List<String> warnings) {

    public TargetState {
        sizes = Map.copyOf(sizes);
        warnings = List.copyOf(warnings);
    }

    public Size size(String table) {
        return sizes.getOrDefault(table, Size.NONE);
    }
}
