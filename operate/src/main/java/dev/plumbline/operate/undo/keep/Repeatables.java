package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What repeatable files have created. It is left out when catalogues are compared. After an undo step each file is run again: if it
 * fails, what it had created is dropped, and the file is pending until the next migrate.
 */
public final class Repeatables {
    private final Connection connection;
    private final Pack pack;
    private final Bookkeeping books;
    private final Catalogue catalogue;
    private final Consumer<String> messages;

    /** The objects that exist now, by key. */
    public interface Catalogue {
        Function<String, Optional<CatalogObject>> now() throws SQLException;
    }

    public Repeatables(
            Connection connection, Pack pack, Bookkeeping books, Catalogue catalogue, Consumer<String> messages) {
        this.connection = connection;
        this.pack = pack;
        this.books = books;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    public static void record(Connection connection, Bookkeeping books, Phase phase, String script, List<String> made)
            throws SQLException {
        var all = new TreeSet<>(made);
        for (List<String> known : Rows.list(
                connection,
                "select objects from " + books.table("repeatable") + " where home = ? and phase = ? and script = ?",
                row -> Rows.texts(row, 1),
                books.home(),
                phase.word(),
                script)) {
            all.addAll(known);
        }
        Rows.execute(
                connection,
                "insert into " + books.table("repeatable") + " (home, phase, script, objects) values (?, ?, ?, ?)"
                        + " on conflict (home, phase, script) do update set objects = excluded.objects",
                books.home(),
                phase.word(),
                script,
                List.copyOf(all));
    }

    /** The keys of everything that repeatable files have created. */
    public Set<String> objects() throws SQLException {
        return made(connection, books);
    }

    /** The same of a database in which nothing may have been recorded yet. */
    public static Set<String> made(Connection connection) throws SQLException {
        return OwnSchema.holds(connection, "repeatable") ? made(connection, Bookkeeping.of(connection)) : Set.of();
    }

    private static Set<String> made(Connection connection, Bookkeeping books) throws SQLException {
        var keys = new TreeSet<String>();
        Rows.list(
                        connection,
                        "select objects from " + books.table("repeatable") + " where home = ?",
                        row -> Rows.texts(row, 1),
                        books.home())
                .forEach(keys::addAll);
        return keys;
    }

    private record Made(Phase phase, String script, List<String> objects) {}

    private List<Made> all() throws SQLException {
        return Rows.list(
                connection,
                "select phase, script, objects from " + books.table("repeatable")
                        + " where home = ? order by 1 desc, 2 desc",
                row -> new Made(
                        Phase.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT)),
                        row.getString(2),
                        Rows.texts(row, 3)),
                books.home());
    }

    /** Drops everything that repeatable files have created; {@link #settle} recreates what it can. */
    public void drop() throws SQLException {
        Function<String, Optional<CatalogObject>> now = catalogue.now();
        for (Made made : all()) {
            drop(now, made.objects());
        }
    }

    public void settle() throws SQLException {
        List<Made> all = new java.util.ArrayList<>(all());
        if (all.isEmpty()) {
            return;
        }
        java.util.Collections.reverse(all);
        Function<String, Optional<CatalogObject>> now = catalogue.now();
        for (Made made : all) {
            List<MigrationFile> file = pack.files(made.phase()).stream()
                    .filter(one -> one.script().equals(made.script()))
                    .toList();
            if (file.isEmpty() || !runs(file.get(0), now, made.objects())) {
                drop(now, made.objects());
                forget(made);
                messages.accept(made.phase().word() + " " + made.script()
                        + " cannot exist at this version: dropped, pending until the next migrate");
            }
        }
    }

    /** Tries the file; it takes effect only where something that it had created is gone. */
    private boolean runs(MigrationFile file, Function<String, Optional<CatalogObject>> now, List<String> objects) {
        boolean complete = objects.stream().allMatch(key -> now.apply(key).isPresent());
        Transaction.Work<Boolean, SQLException> work = open -> {
            new ScriptRunner(open, pack, books.home()).run(file);
            return true;
        };
        try {
            return complete ? Savepoints.takingBack(connection, work) : Savepoints.keeping(connection, work);
        } catch (SQLException e) {
            return false;
        }
    }

    private void drop(Function<String, Optional<CatalogObject>> now, Collection<String> keys) throws SQLException {
        for (String key : keys) {
            CatalogObject object = now.apply(key).orElse(null);
            if (object != null && droppable(object.kind())) {
                Rows.execute(connection, "drop " + object.kind().id() + " if exists " + object.identity() + " cascade");
            }
        }
    }

    private static boolean droppable(CatalogKind kind) {
        return switch (kind) {
            case FUNCTION, PROCEDURE, AGGREGATE, VIEW, MATERIALIZED_VIEW -> true;
            default -> false;
        };
    }

    private void forget(Made made) throws SQLException {
        Rows.execute(
                connection,
                "delete from " + books.table("repeatable") + " where home = ? and phase = ? and script = ?",
                books.home(),
                made.phase().word(),
                made.script());
        Rows.execute(
                connection,
                "delete from " + books.history(made.phase()) + " where version is null and script = ?",
                made.script());
    }
}
