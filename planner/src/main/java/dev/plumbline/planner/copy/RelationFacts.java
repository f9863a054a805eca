package dev.plumbline.planner.copy;

/**
 * A table or index as the target's catalogue describes it.
 *
 * @param kind as in {@code pg_class.relkind}
 * @param blocks the length of its file; or what the statistics say where the file cannot be queried or is empty
 */
public record RelationFacts(
        String schema, String name, String kind, long pages, float tuples, long allVisible, long blocks) {

    /** For tables with rows of their own. */
    public boolean isTable() {
        return kind.equals("r") || kind.equals("m");
    }

    public long bytes() {
        return blocks * SparseFiles.BLOCK;
    }
}
