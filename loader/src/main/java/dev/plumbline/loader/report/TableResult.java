package dev.plumbline.loader.report;

/**
 * The outcome for one table.
 *
 * @param table its name
 * @param mode the mode asked for
 * @param inserted rows that are new
 * @param updated rows whose values changed
 * @param unchanged rows that were there already with the same values (upsert and sync)
 * @param deleted rows deleted: the old ones of a replace, the missing ones of a sync
 * @param rejected rows meant for it that were not loaded
 */
public record TableResult(
        String table, String mode, long inserted, long updated, long unchanged, long deleted, long rejected) {

    /** Rows of the input that are now in the table. */
    public long loaded() {
        return inserted + updated + unchanged;
    }
}
