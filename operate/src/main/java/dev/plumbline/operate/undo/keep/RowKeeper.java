package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.trial.Damage;
import dev.plumbline.operate.trial.DamageSearch;
import dev.plumbline.operate.trial.FilledTables;
import dev.plumbline.operate.trial.Harmless;
import dev.plumbline.operate.trial.TableShape;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a migration destroys and what its undo file would not bring back by itself. The migration is run, examined, and rolled
 * back only if it destroyed something; the undo file is tried in a savepoint of the same transaction. So what is kept is neither
 * guessed nor more than needed.
 */
final class RowKeeper {
    private static final int GAPS_AT_ONCE = 5_000;

    private final Connection connection;
    private final Pack pack;
    private final Bookkeeping books;
    private final Phase phase;
    private final String version;
    private final MigrationFile file;
    private final Optional<MigrationFile> undoFile;
    private final Consumer<String> messages;
    private final Map<String, TableShape> before = new HashMap<>();
    private final List<SavedTable> copies = new ArrayList<>();
    private final Map<String, long[]> gone = new HashMap<>();
    private final FilledTables filled;
    private final SequencePositions positions;
    private Map<String, long[]> sequences = Map.of();
    private @Nullable DamageSearch search;

    RowKeeper(
            Connection connection,
            Pack pack,
            Bookkeeping books,
            Phase phase,
            String version,
            MigrationFile file,
            Optional<MigrationFile> undoFile,
            FilledTables filled,
            Consumer<String> messages) {
        this.connection = connection;
        this.pack = pack;
        this.books = books;
        this.phase = phase;
        this.version = version;
        this.file = file;
        this.undoFile = undoFile;
        this.filled = filled;
        this.messages = messages;
        this.positions = new SequencePositions(connection);
    }

    /** Before the file: whether it may destroy something, so that its run must be examined. */
    boolean looks(List<SqlStatement> statements) throws SQLException {
        if (Harmless.are(statements)) {
            return false;
        }
        if (statements.stream().anyMatch(SqlStatement::controlsTransaction)) {
            messages.accept("note: " + file.script()
                    + " ends its transaction itself, so it cannot be taken back: its undo brings back no rows");
            return false;
        }
        // A sequence that was advanced stays where it is, even after a rollback.
        sequences = Harmless.mayDrop(statements) ? positions.all() : Map.of();
        if (!filled.any(connection) && sequences.values().stream().noneMatch(SequencePositions::isMoved)) {
            return false;
        }
        search = new DamageSearch(connection);
        return true;
    }

    /** After a run of the file: whether it destroyed nothing. */
    boolean isClean(CatalogTracker catalogue) throws SQLException {
        return Objects.requireNonNull(search).isClean(new KnownTables(catalogue, filled, sequences));
    }

    /** After that run was rolled back: copies what it destroyed. */
    void copy() throws SQLException {
        Damage damage = Objects.requireNonNull(search).damage();
        copies.addAll(copy(damage));
        gone.putAll(positions.of(damage.sequencesGone()));
        gone.replaceAll((name, now) -> sequences.getOrDefault(name, now));
    }

    /** After the run that stays: keeps of the copies what the undo file would not bring back by itself. */
    void keep() throws SQLException {
        positions.keep(gone, books, phase, version);
        if (copies.isEmpty()) {
            return;
        }
        List<LostRows.Lost> lost = new LostRows(connection, pack, books, messages).after(file, undoFile, copies);
        for (int i = 0; i < copies.size(); i++) {
            prune(copies.get(i), lost.get(i).rows());
            if (lost.get(i).extra().isPresent()) {
                KeylessRows.keep(
                        connection,
                        books.table(copies.get(i).kept()),
                        lost.get(i).extra().get());
            }
        }
        settle();
    }

    private List<SavedTable> copy(Damage damage) throws SQLException {
        var copies = new ArrayList<SavedTable>();
        for (TableShape shape : damage.tables()) {
            String name = books.nextKept(connection);
            List<String> columns =
                    shape.columns().stream().map(TableShape.Column::name).toList();
            var kept = new SavedTable(
                    name,
                    shape.schema(),
                    shape.name(),
                    columns,
                    shape.columns().stream().map(TableShape.Column::type).toList(),
                    shape.key(),
                    !damage.left().contains(shape.oid()),
                    0,
                    "",
                    List.of());
            pinned(() -> Rows.execute(
                    connection,
                    "create table " + books.table(name)
                            + " as select row_number() over () as n, r.was, null::text[] as now, false as same, "
                            + (shape.key().isEmpty() ? "row_number() over (partition by r.was)" : "null::bigint")
                            + " as nth from (select " + SavedTable.texts("t", columns) + " as was from only "
                            + shape.sql() + " t) r"));
            before.put(name, shape);
            copies.add(kept);
        }
        return copies;
    }

    private void prune(SavedTable kept, RowNumbers missing) throws SQLException {
        String table = books.table(kept.kept());
        if (missing.isEmpty()) {
            Rows.execute(connection, "drop table " + table);
            return;
        }
        long all = Rows.number(connection, "select count(*) from " + table);
        Rows.execute(connection, "alter table " + table + " add primary key (n)");
        if (missing.count() < all) {
            missing.gaps(
                    all,
                    GAPS_AT_ONCE,
                    (first, last) -> Rows.execute(
                            connection,
                            "delete from " + table + " k using unnest(?::bigint[], ?::bigint[]) gap (first, last)"
                                    + " where k.n between gap.first and gap.last",
                            List.of(first),
                            List.of(last)));
        }
        books.add(
                connection,
                phase,
                version,
                new SavedTable(
                        kept.kept(),
                        kept.schema(),
                        kept.table(),
                        kept.columns(),
                        kept.types(),
                        kept.key(),
                        kept.dropped(),
                        missing.count(),
                        "",
                        List.of()));
        messages.accept(String.format(
                Locale.ROOT,
                "keeping %,d of %,d rows of %s for the undo (%s)",
                missing.count(),
                all,
                kept,
                kept.dropped() ? "the table is dropped" : "values change"));
    }

    /** Records what became of the kept rows, so that later changes can be distinguished from the step's own. */
    private void settle() throws SQLException {
        List<Long> numbers = before.values().stream().map(TableShape::oid).toList();
        Map<Long, TableShape> after = TableShape.of(connection, numbers);
        for (SavedTable kept : books.kept(connection, phase, version)) {
            TableShape then = before.get(kept.kept());
            TableShape now = then == null ? null : after.get(then.oid());
            if (then != null && now != null) {
                settle(kept, then, now);
            }
        }
    }

    private void settle(SavedTable kept, TableShape then, TableShape now) throws SQLException {
        Map<Integer, String> byNumber = new HashMap<>();
        now.columns().forEach(column -> byNumber.put(column.number(), column.name()));
        List<String> names = then.columns().stream()
                .map(column -> byNumber.getOrDefault(column.number(), ""))
                .toList();
        Rows.execute(
                connection,
                "update " + books.table("kept") + " set now_table = ?, now_columns = ? where home = ? and kept = ?",
                now.sql(),
                names,
                books.home(),
                kept.kept());
        boolean keyless = kept.key().isEmpty()
                || kept.key().stream()
                        .anyMatch(
                                name -> names.get(kept.columns().indexOf(name)).isEmpty());
        if (!keyless) {
            pinned(() -> Rows.execute(
                    connection,
                    "update " + books.table(kept.kept()) + " k set now = " + SavedTable.texts("t", names)
                            + " from only " + now.sql() + " t where " + kept.sameKey(names)));
        }
    }

    private <T> T pinned(SqlWork<T> work) throws SQLException {
        return PinnedSession.during(connection, work);
    }
}
