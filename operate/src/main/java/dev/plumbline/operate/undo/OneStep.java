package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.CatalogText;
import dev.plumbline.operate.undo.keep.Repeatables;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One undo step within the caller's transaction. */
final class OneStep {
    private static final String DEPENDENTS_EXIST = "2BP01";
    private static final String FOREIGN_KEY_VIOLATED = "23503";
    private static final int SHOWN = 20;

    private final Connection connection;
    private final Pack pack;
    private final UndoStep step;
    private final Consumer<String> messages;
    private final Bookkeeping books;
    private final Repeatables repeatables;
    private final long start = System.nanoTime();

    OneStep(
            Connection connection,
            Pack pack,
            UndoStep step,
            Consumer<String> messages,
            Bookkeeping books,
            Repeatables.Catalogue catalogue) {
        this.connection = connection;
        this.pack = pack;
        this.step = step;
        this.messages = messages;
        this.books = books;
        this.repeatables = new Repeatables(connection, pack, books, catalogue, messages);
    }

    void run() throws SQLException {
        var kept = new RowRestorer(connection, books, step.phase(), step.version(), messages);
        kept.compare();
        script(kept);
        kept.putBack();
        repeatables.settle();
    }

    /**
     * If a view of a repeatable file is in the way, such views are dropped first, and those that can be recreated come back afterwards. If
     * a foreign key needs rows of a dropped table, these come back as soon as their table exists.
     */
    private void script(RowRestorer kept) throws SQLException {
        var runner = new ScriptRunner(connection, pack, books.home());
        try {
            Savepoints.keeping(connection, open -> {
                runner.run(step.undoFile());
                return step;
            });
        } catch (SQLException e) {
            switch (String.valueOf(e.getSQLState())) {
                case DEPENDENTS_EXIST -> {
                    repeatables.drop();
                    runner.run(step.undoFile());
                }
                case FOREIGN_KEY_VIOLATED -> runner.run(step.undoFile(), kept::putBackDropped);
                default -> throw e;
            }
        }
    }

    void prove(Expected expected) throws SQLException {
        Catalog now = Catalog.read(connection, expected.scope());
        if (expected.serverMajor() != 0 && expected.serverMajor() != now.serverMajor()) {
            messages.accept(
                    "note: " + step + " was applied before steps were recorded, and no server is available of version "
                            + now.serverMajor() + " to build its catalogue on: not compared");
            return;
        }
        var left = new TreeSet<>(repeatables.objects());
        left.addAll(expected.repeatable());
        CatalogText actual = new CatalogText(now.canonicalText()).without(left);
        CatalogText recorded = expected.catalogue().without(left);
        refuse(CatalogText.difference(actual.knownTo(recorded), recorded.knownTo(actual)), "");
    }

    void prove(Followed now, boolean last) throws SQLException {
        refuse(
                now.difference(repeatables.objects()),
                last
                        ? "\n(everything was read for this last step: one before it, or another session, may have left it)"
                        : "");
    }

    private void refuse(List<String> difference, String note) {
        if (!difference.isEmpty()) {
            throw new UndoException(
                    Kind.FINDING,
                    step.undoFile().script() + " does not restore what was there before " + step.script() + ":\n  "
                            + String.join("\n  ", difference.subList(0, Math.min(SHOWN, difference.size())))
                            + (difference.size() > SHOWN ? "\n  and " + (difference.size() - SHOWN) + " more" : "")
                            + note
                            + "\nrolled back, the database is at " + step.version());
        }
    }

    /** The history entry Flyway reads as deleted and pending again. */
    void enter() throws SQLException {
        String history = books.history(step.phase());
        int entered = Rows.execute(
                connection,
                "insert into " + history
                        + " (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) select (select max(installed_rank) + 1 from " + history
                        + "), version, description, 'DELETE', script, checksum, current_user, ?, true from " + history
                        + " where script = ? and version is not null and type <> 'DELETE' order by installed_rank desc limit 1",
                (int) ((System.nanoTime() - start) / 1_000_000),
                step.script());
        if (entered != 1) {
            throw new UndoException(Kind.FINDING, history + " has no entry of " + step.script() + " any more");
        }
        books.forget(connection, step.phase(), step.version());
    }
}
