package dev.plumbline.loader.target;

import java.util.List;

/**
 * An index that can be dropped and built again exactly as it was.
 *
 * @param drop the statement that drops it, or the constraint that owns it
 * @param build the statements that make it again with everything that was set on it
 * @param bytes its size now
 * @param sortColumns the columns it is ordered by; empty when its order is not simply theirs
 * @param collations for each of them its collation as SQL, empty for none
 */
public record TableIndex(
        String name,
        String drop,
        List<String> build,
        boolean unique,
        long bytes,
        List<String> sortColumns,
        List<String> collations) {

    public TableIndex {
        build = List.copyOf(build);
        sortColumns = List.copyOf(sortColumns);
        collations = List.copyOf(collations);
    }
}
