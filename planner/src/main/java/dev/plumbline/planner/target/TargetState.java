package dev.plumbline.planner.target;

import java.util.List;
import java.util.Map;

/**
 * The target at the moment of the plan.
 *
 * @param sizes by name with schema, quoted where SQL wants it
 * @param cache how many bytes the server takes to be kept in memory, by itself and by its machine
 * @param warnings who would be waited for, and how the replicas stand, in words
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
