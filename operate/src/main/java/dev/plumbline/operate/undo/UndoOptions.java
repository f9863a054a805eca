package dev.plumbline.operate.undo;

import dev.plumbline.schema.pack.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How far and how carefully to undo.
 *
 * @param to the last version that stays applied, {@code 0} for none; empty: one step back
 * @param phase the phase {@code to} belongs to and the only one undone; empty: all of optimize, then the schema
 * @param loseData whether rows and values for which there is no backup may be lost
 * @param backedUp whether a backup was taken just before
 */
public record UndoOptions(
        Optional<String> to,
        Optional<Phase> phase,
        boolean backedUp,
        boolean loseData,
        Duration lockTimeout,
        Consumer<String> messages) {

    public static UndoOptions oneStep() {
        return new UndoOptions(Optional.empty(), Optional.empty(), false, false, Duration.ofSeconds(10), line -> {});
    }

    public UndoOptions to(String version) {
        return new UndoOptions(Optional.of(version), phase, backedUp, loseData, lockTimeout, messages);
    }

    public UndoOptions only(Phase one) {
        return new UndoOptions(to, Optional.of(one), backedUp, loseData, lockTimeout, messages);
    }

    public UndoOptions withBackup(boolean taken) {
        return new UndoOptions(to, phase, taken, loseData, lockTimeout, messages);
    }

    public UndoOptions losingData(boolean allowed) {
        return new UndoOptions(to, phase, backedUp, allowed, lockTimeout, messages);
    }

    public UndoOptions telling(Consumer<String> listener) {
        return new UndoOptions(to, phase, backedUp, loseData, lockTimeout, listener);
    }
}
