package dev.plumbline.operate.undo.keep;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.operate.trial.TableShape;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries a step's undo file in a savepoint and finds the rows that it does not bring back. */
final class LostRows {
    private final Connection connection;
    private final Pack pack;
    private final Bookkeeping books;
    private final Consumer<String> messages;

    LostRows(Connection connection, Pack pack, Bookkeeping books, Consumer<String> messages) {
        this.connection = connection;
        this.pack = pack;
        this.books = books;
        this.messages = messages;
    }

    /**
     * What a copied table lacks after the file and its undo file.
     *
     * @param extra a fingerprint of the rows that a table without a key has instead
     */
    record Lost(RowNumbers rows, Optional<String> extra) {}

    /** For each copy, what is still missing after the file, which has already run, and its undo file. */
    List<Lost> after(MigrationFile file, Optional<MigrationFile> undoFile, List<SavedTable> copies)
            throws SQLException {
        try {
            return Savepoints.takingBack(connection, open -> {
                if (undoFile.isPresent()) {
                    new ScriptRunner(connection, pack, books.home()).run(undoFile.get());
                }
                var lost = new ArrayList<Lost>();
                for (SavedTable kept : copies) {
                    lost.add(lost(kept));
                }
                return lost;
            });
        } catch (SQLException | PlumblineException e) {
            boolean wantsRows = e instanceof SQLException sql && "23503".equals(sql.getSQLState());
            if (!wantsRows) {
                messages.accept("note: the undo of " + file.script()
                        + " was tried and fails, so every row it touches is kept: " + e.getMessage());
            }
            var all = new ArrayList<Lost>();
            for (SavedTable kept : copies) {
                all.add(new Lost(all(kept), Optional.empty()));
            }
            return all;
        }
    }

    private Lost lost(SavedTable kept) throws SQLException {
        Optional<TableShape> there = TableShape.named(connection, kept.sql())
                .filter(shape -> shape.columns().stream()
                        .map(TableShape.Column::name)
                        .toList()
                        .containsAll(kept.columns()));
        if (there.isEmpty()) {
            return new Lost(all(kept), Optional.empty());
        }
        String table = books.table(kept.kept());
        if (!kept.key().isEmpty()) {
            String today = SavedTable.texts("t", kept.columns());
            return new Lost(
                    numbers("select k.n from " + table + " k left join only " + kept.sql() + " t on "
                            + kept.sameKey(kept.columns()) + " where " + today + " is distinct from k.was"),
                    Optional.empty());
        }
        RowNumbers rows = numbers("select k.n from " + table + " k left join " + kept.numbered()
                + " on b.today = k.was and b.nth = k.nth where b.nth is null");
        Optional<String> extra = rows.isEmpty() ? Optional.empty() : KeylessRows.extra(connection, kept, table);
        return new Lost(extra.isPresent() ? all(kept) : rows, extra);
    }

    private RowNumbers all(SavedTable kept) throws SQLException {
        return numbers("select n from " + books.table(kept.kept()));
    }

    private RowNumbers numbers(String query) throws SQLException {
        return PinnedSession.during(connection, () -> {
            var found = new RowNumbers();
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(10_000);
                try (var rows = statement.executeQuery(query + " order by 1")) {
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                }
            }
            return found;
        });
    }
}
