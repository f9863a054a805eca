package dev.plumbline.operate.backup;

import java.time.Duration;

/**
 * How a backup is restored.
 *
 * @param replace whether existing objects may be dropped
 * @param lockTimeout how long to wait for locks on what is replaced
 * @param analyze whether to collect statistics afterwards, so that the first queries are planned well
 * @param readBack whether every row is read back before the commit, even where nothing could have changed it on its way
 */
public record RestoreOptions(boolean replace, Duration lockTimeout, boolean analyze, boolean readBack) {

    public static RestoreOptions defaults() {
        return new RestoreOptions(false, Duration.ofSeconds(30), true, false);
    }

    public RestoreOptions replacing(boolean allowed) {
        return new RestoreOptions(allowed, lockTimeout, analyze, readBack);
    }

    public RestoreOptions withLockTimeout(Duration time) {
        return new RestoreOptions(replace, time, analyze, readBack);
    }

    public RestoreOptions analyzing(boolean wanted) {
        return new RestoreOptions(replace, lockTimeout, wanted, readBack);
    }

    public RestoreOptions readingBack(boolean wanted) {
        return new RestoreOptions(replace, lockTimeout, analyze, wanted);
    }
}
