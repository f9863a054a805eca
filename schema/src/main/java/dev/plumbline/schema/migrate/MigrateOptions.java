package dev.plumbline.schema.migrate;

import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.schema.migrate.history.Reach;
import dev.plumbline.schema.pack.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to migrate.
 *
 * @param target the last version to apply; empty: all. Repeatable files wait for a run that reaches the newest version
 * @param waits how long it waits, and is waited for
 * @param baseline adopt a database that has no history: everything up to this version counts as applied
 * @param repair first make the history agree with the files: checksums, failed entries
 * @param allow ids of problems that are accepted
 */
public record MigrateOptions(
        Set<Phase> phases,
        Optional<String> target,
        Waits waits,
        boolean outOfOrder,
        Optional<String> baseline,
        boolean repair,
        Set<String> allow,
        List<MigrationObserver> observers) {
    public static final MigrateOptions DEFAULT = new MigrateOptions(
            Set.of(Phase.values()),
            Optional.empty(),
            Waits.DEFAULT,
            false,
            Optional.empty(),
            false,
            Set.of(),
            List.of());

    /**
     * How long a run waits for others, and others for it.
     *
     * @param lockTimeout how long a statement may wait for a lock outside of a transaction; in one, where others wait behind it,
     *     {@link #lockWait}
     * @param lockRetries how often a migration that got no lock, or gave way, is tried again, each time after a longer pause
     * @param statementTimeout zero: none
     * @param maxBlock how long others may wait for what a transaction holds before it gives way; zero: as long as it takes
     */
    public record Waits(Duration lockTimeout, int lockRetries, Duration statementTimeout, Duration maxBlock) {
        public static final Waits DEFAULT = new Waits(Duration.ofSeconds(5), 20, Duration.ZERO, Duration.ZERO);

        public Waits(Duration lockTimeout, int lockRetries, Duration statementTimeout) {
            this(lockTimeout, lockRetries, statementTimeout, Duration.ZERO);
        }
    }

    public MigrateOptions {
        phases = Set.copyOf(phases);
        allow = Set.copyOf(allow);
        observers = List.copyOf(observers);
    }

    /** Which files a run is about. */
    Reach reach() {
        return new Reach(target, outOfOrder, baseline);
    }

    Duration lockTimeout() {
        return waits.lockTimeout();
    }

    int lockRetries() {
        return waits.lockRetries();
    }

    Duration statementTimeout() {
        return waits.statementTimeout();
    }

    Duration maxBlock() {
        return waits.maxBlock();
    }

    /** How long an attempt may wait for locks in all. */
    Duration lockWait() {
        Duration lockTimeout = waits.lockTimeout();
        return lockTimeout.isZero() || lockTimeout.compareTo(LockRetry.ATTEMPT) > 0 ? LockRetry.ATTEMPT : lockTimeout;
    }

    public MigrateOptions withPhases(Set<Phase> chosen) {
        return new MigrateOptions(chosen, target, waits, outOfOrder, baseline, repair, allow, observers);
    }

    public MigrateOptions withTarget(String version) {
        return new MigrateOptions(phases, Optional.of(version), waits, outOfOrder, baseline, repair, allow, observers);
    }

    public MigrateOptions withWaits(Waits given) {
        return new MigrateOptions(phases, target, given, outOfOrder, baseline, repair, allow, observers);
    }

    public MigrateOptions withObservers(List<MigrationObserver> given) {
        return new MigrateOptions(phases, target, waits, outOfOrder, baseline, repair, allow, given);
    }
}
