package dev.plumbline.operate.trial;

import dev.plumbline.database.OwnSchema;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.pack.MigrationFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a script destroyed, found by running it in a savepoint. What costs is what the script touched, not what there is: a session
 * locks every table it writes to, and keeps the lock until it is done.
 *
 * @param tables those that lose rows or values, as they were
 * @param left numbers of those that are there afterwards
 * @param sequencesGone quoted, with their schemas
 */
public record Damage(List<TableShape> tables, Set<Long> left, List<String> sequencesGone) {
    private static final Damage NONE = new Damage(List.of(), Set.of(), List.of());

    private static final String TOUCHED =
            "select distinct l.relation::bigint from pg_catalog.pg_locks l where l.pid = pg_catalog.pg_backend_pid()"
                    + " and l.locktype operator(pg_catalog.=) 'relation' and l.relation::bigint >= 16384"
                    + " and l.mode not in ('AccessShareLock', 'RowShareLock')";

    private static final String COUNTS = "select c.oid::bigint, pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),"
            + " pg_catalog.pg_stat_get_xact_tuples_updated(c.oid), pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)"
            + " from pg_catalog.pg_class c where c.relkind in ('r', 'p') and c.oid >= 16384"
            + " and (pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) > 0"
            + " or pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) > 0"
            + " or pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) > 0)";

    private static final String SEQUENCES =
            "select c.oid::bigint, pg_catalog.format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c"
                    + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname::text <> '" + OwnSchema.NAME
                    + "' and c.oid = any (?::oid[])";

    /** A table with no page of its own has no row: no table has to be opened to know that there is nothing to lose. */
    private static final String ANY_ROWS =
            "select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind = 'r' and c.relpersistence <> 't' and c.oid >= 16384 and n.nspname::text <> '"
                    + OwnSchema.NAME + "' and c.relname !~ ? and pg_catalog.pg_relation_size(c.oid) > 0)";

    /** Whether any table may hold rows. */
    public static boolean anyRows(Connection connection, String bookkeeping) throws SQLException {
        return Rows.is(connection, ANY_ROWS, bookkeeping);
    }

    /** Empty when the script fails: the real run will say so better. */
    public static Optional<Damage> of(Connection connection, ScriptRunner runner, MigrationFile file)
            throws SQLException {
        Map<Long, TableShape.Counts> counted = counts(connection);
        Map<Long, TableShape> after = new HashMap<>();
        Set<Long> touched = new HashSet<>();
        Set<Long> emptied = new HashSet<>();
        Map<Long, String> sequencesLeft = new HashMap<>();
        try {
            Savepoints.takingBack(connection, open -> {
                runner.run(file);
                touched.addAll(Rows.list(connection, TOUCHED, row -> row.getLong(1)));
                after.putAll(shapes(connection, touched));
                for (TableShape shape : after.values()) {
                    if (!shape.occupied(connection)) {
                        emptied.add(shape.oid());
                    }
                }
                sequencesLeft.putAll(sequences(connection, touched));
                return file;
            });
        } catch (SQLException | PlumblineException e) {
            return Optional.empty();
        }
        if (touched.isEmpty()) {
            return Optional.of(NONE);
        }
        var damaged = new ArrayList<TableShape>();
        for (TableShape before : shapes(connection, touched).values()) {
            TableShape now = after.get(before.oid());
            var then = counted.getOrDefault(before.oid(), new TableShape.Counts(0, 0, 0));
            if ((now == null || isDamaged(before, then, now, emptied.contains(before.oid())))
                    && before.occupied(connection)) {
                damaged.add(before);
            }
        }
        Map<Long, String> gone = sequences(connection, touched);
        gone.keySet().removeAll(sequencesLeft.keySet());
        return Optional.of(new Damage(List.copyOf(damaged), Set.copyOf(after.keySet()), List.copyOf(gone.values())));
    }

    /** A truncated table has a new file; a table that was filled again looks like one whose rows were rewritten. */
    private static boolean isDamaged(TableShape before, TableShape.Counts then, TableShape now, boolean empty) {
        return columnsLost(before, now)
                || now.counts().updated() > then.updated()
                || now.counts().deleted() > then.deleted()
                || now.file() != before.file() && (now.counts().inserted() > then.inserted() || empty);
    }

    private static boolean columnsLost(TableShape before, TableShape after) {
        Map<Integer, String> types = new HashMap<>();
        after.columns().forEach(column -> types.put(column.number(), column.type()));
        return before.columns().stream().anyMatch(column -> !column.type().equals(types.get(column.number())));
    }

    /** What this transaction has done so far, before the script: a rolled back savepoint's work is counted, too. */
    private static Map<Long, TableShape.Counts> counts(Connection connection) throws SQLException {
        Map<Long, TableShape.Counts> counts = new HashMap<>();
        Rows.list(
                connection,
                COUNTS,
                row -> counts.put(
                        row.getLong(1), new TableShape.Counts(row.getLong(2), row.getLong(3), row.getLong(4))));
        return counts;
    }

    private static Map<Long, TableShape> shapes(Connection connection, Set<Long> numbers) throws SQLException {
        return TableShape.of(connection, numbers);
    }

    private static Map<Long, String> sequences(Connection connection, Set<Long> numbers) throws SQLException {
        Map<Long, String> found = new HashMap<>();
        Rows.list(
                connection,
                SEQUENCES,
                row -> found.put(row.getLong(1), row.getString(2)),
                numbers.stream().map(String::valueOf).toList());
        return found;
    }
}
