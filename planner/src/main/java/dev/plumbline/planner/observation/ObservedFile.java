package dev.plumbline.planner.observation;

import java.util.List;
import java.util.Optional;

/**
 * What one file did.
 *
 * @param inTransaction whether it ran as a whole or not at all
 */
public record ObservedFile(
        Script script, boolean inTransaction, List<ObservedStatement> statements, List<ObservedLock> locks) {

    public ObservedFile {
        statements = List.copyOf(statements);
        locks = List.copyOf(locks);
    }

    public String name() {
        return script.name();
    }

    /** The strongest lock on an object that existed before. */
    public Optional<LockMode> strongest() {
        return locks.stream().map(ObservedLock::mode).max(LockMode::compareTo);
    }
}
