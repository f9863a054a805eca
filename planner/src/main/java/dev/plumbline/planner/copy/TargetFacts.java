package dev.plumbline.planner.copy;

import java.util.List;
import java.util.Map;

/**
 * What is read from the target, all at one moment.
 *
 * @param settings of the planner
 * @param searchPaths by role; under the empty name that of all others
 * @param notes what could not be read, in words
 */
public record TargetFacts(
        int major,
        DatabaseLocale locale,
        Map<String, String> settings,
        Map<String, String> searchPaths,
        List<RelationFacts> relations,
        List<ColumnStatistics> columns,
        List<ExtendedFacts> extended,
        List<String> notes) {

    public TargetFacts {
        settings = Map.copyOf(settings);
        searchPaths = Map.copyOf(searchPaths);
        relations = List.copyOf(relations);
        columns = List.copyOf(columns);
        extended = List.copyOf(extended);
        notes = List.copyOf(notes);
    }

    /** The size of all tables and indexes. */
    public long bytes() {
        return relations.stream().mapToLong(RelationFacts::bytes).sum();
    }
}
