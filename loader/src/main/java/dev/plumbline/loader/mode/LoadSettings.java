package dev.plumbline.loader.mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants of a load.
 *
 * @param mode empty: not said, so only an empty table may be filled
 * @param key columns that tell rows apart in upsert and sync; empty: the primary key
 * @param online replace without keeping readers waiting
 * @param allowEmpty whether an input without rows may empty a table
 * @param allowCascade whether rows of other tables may be changed by what sync deletes
 * @param dryRun do everything, keep nothing
 * @param rejects whether bad rows are passed over
 * @param lockWait how long to wait for others to leave the table
 * @param timezone of times without a zone; empty: what the server has for this user and database
 * @param memoryMegabytes maintenance_work_mem while indexes are built
 * @param workers parallel workers that may help with it
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
