package dev.plumbline.loader.target;

import java.util.List;

/**
 * An index that can be dropped and rebuilt exactly as it was.
 *
 * @param drop the statement that drops it, or the constraint that owns it
 * @param build the statements that recreate it with all of its settings
 * @param bytes its present size
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
