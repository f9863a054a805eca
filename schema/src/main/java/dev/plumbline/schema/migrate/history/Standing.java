package dev.plumbline.schema.migrate.history;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Version;
import java.util.Optional;

/**
 * One migration: its file, if it is there, its line in the history, if it has one, and what follows from the two.
 *
 * @param file empty when it is not in the pack
 * @param row empty when it is not in the history
 */
public record Standing(Optional<MigrationFile> file, Optional<HistoryRow> row, State state) {

    public Optional<Version> version() {
        return row.isPresent() ? row.get().version() : file.orElseThrow().version();
    }

    public String description() {
        return row.map(HistoryRow::description)
                .orElseGet(() -> file.orElseThrow().description());
    }

    public String script() {
        return row.map(HistoryRow::script).orElseGet(() -> file.orElseThrow().script());
    }
}
