package dev.plumbline.operate.undo;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Phase;

/** One version to undo. */
public record UndoStep(Phase phase, String version, String description, String script, MigrationFile undoFile) {
    @Override
    public String toString() {
        return phase.word() + " " + script;
    }
}
