package dev.plumbline.loader.mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a load.
 *
 * @param mode empty: not given, so only empty tables may be filled
 * @param key columns that identify a row in upsert and sync; empty: the primary key
 * @param online whether replace is to let readers go on
 * @param allowEmpty whether an input without rows may empty a table
 * @param allowCascade whether rows of other tables may be changed by what sync deletes
 * @param dryRun whether everything is rolled back in the end
 * @param rejects whether bad rows are skipped
 * @param lockWait how long to wait for others to leave the table
 * @param timezone of times without a zone; empty: the server's setting for this user and database
 * @param memoryMegabytes maintenance_work_mem while indexes are built
 * @param workers parallel workers that may help with that
 */
public record LoadSettings(
        Optional<Mode> mode,
        List<String> key,
        boolean online,
        boolean allowEmpty,
        boolean allowCascade,
        boolean dryRun,
        boolean rejects,
        Duration lockWait,
        Optional<String> timezone,
        int memoryMegabytes,
        int workers) {

    public LoadSettings {
        key = List.copyOf(key);
    }
}
