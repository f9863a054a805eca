package dev.plumbline.planner.copy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of statistics, every value as text.
 *
 * @param attribute the column's name; for an index its position counts, because its names need not be the same
 * @param values the other columns, in the order of the query
 */
record ColumnStatistics(String schema, String table, String attribute, int number, List<@Nullable String> values) {

    ColumnStatistics {
        values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }
}
