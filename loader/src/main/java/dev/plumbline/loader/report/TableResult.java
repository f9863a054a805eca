package dev.plumbline.loader.report;

/**
 * What happened to one table.
 *
 * @param table its name
 * @param mode what was asked for
 * @param inserted rows that are new
 * @param updated rows whose values changed
 * @param unchanged rows that were there just so (upsert and sync)
 * @param deleted rows that are gone: the old ones of a replace, the missing ones of a sync
 * @param rejected rows meant for it that were not loaded
 */
public record TableResult(
        String table, String mode, long inserted, long updated, long unchanged, long deleted, long rejected) {

    /** Rows of the input that the table now holds. */
    public long loaded() {
        return inserted + updated + unchanged;
    }
}
