package dev.plumbline.operate.trial;

import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.operate.sql.Rows;
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
 * Finds what a script destroyed: begun before it, asked after it in the same transaction, and once more when the script was rolled back.
 * The cost depends on what the script touched, not on the size of the database: a session locks every table it writes to, and keeps the
 * lock until it is done.
 */
public final class DamageSearch {
    /** With their state now: the kind, whether this transaction created it, whether its catalogue row was changed by it. */
    static final String TOUCHED = """
            select t.oid::bigint, coalesce(c.relkind::text, ''),
              exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = 'tableoid'
                and pg_catalog.age(a.xmin) <= pg_catalog.age(pg_catalog.pg_current_xact_id()::xid)),
              coalesce(pg_catalog.age(c.xmin) <= pg_catalog.age(pg_catalog.pg_current_xact_id()::xid), false)
            from (
              select distinct l.relation as oid from pg_catalog.pg_locks l
              where l.pid = pg_catalog.pg_backend_pid() and l.locktype operator(pg_catalog.=) 'relation'
                and l.relation::bigint >= 16384 and l.mode not in ('AccessShareLock', 'RowShareLock')) t
            left join pg_catalog.pg_class c on c.oid = t.oid
            """;

    static final String COUNTS = "select c.oid::bigint, pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),"
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

    private static final TableShape.Counts NOTHING = new TableShape.Counts(0, 0, 0);

    private final Connection connection;
    private final Map<Long, TableShape.Counts> counted;
    private final List<Touched> touched = new ArrayList<>();
    private final Map<Long, TableShape> after = new HashMap<>();
    private final Set<Long> emptied = new HashSet<>();
    private final Map<Long, String> sequencesLeft = new HashMap<>();

    private record Touched(long oid, String kind, boolean isNew, boolean isChanged) {}

    /** What existed before the script, as far as it is known without asking. */
    public interface Known {
        /** The types of a table's columns by their numbers; empty for what is not a table, or unknown. */
        Optional<Map<Integer, String>> columns(long table);

        /** Whether it is known, and held nothing that can be lost: an index, a view, a table without rows. */
        boolean heldNothing(long relation) throws SQLException;
    }

    /** What this transaction has done so far is not the script's doing, and neither is what was rolled back. */
    public DamageSearch(Connection connection) throws SQLException {
        this.connection = connection;
        this.counted = new HashMap<>();
        TrialQueries.ALL.ask(
                connection,
                List.of(TrialQueries.COUNTS),
                row -> counted.put(
                        row.getLong(1), new TableShape.Counts(row.getLong(2), row.getLong(3), row.getLong(4))));
    }

    /** After the script: whether it has certainly destroyed nothing. In doubt it answers no, and {@link #damage} finds out. */
    public boolean isClean(Known known) throws SQLException {
        touched.clear();
        TrialQueries.ALL.ask(
                connection,
                List.of(TrialQueries.TOUCHED),
                row -> touched.add(
                        new Touched(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4))));
        after.clear();
        after.putAll(TableShape.of(connection, numbers()));
        for (Touched one : touched) {
            if (!isClean(one, known)) {
                lookCloser();
                return false;
            }
        }
        return true;
    }

    private boolean isClean(Touched one, Known known) throws SQLException {
        if (one.kind().isEmpty()) {
            return known.heldNothing(one.oid());
        }
        TableShape now = after.get(one.oid());
        if (now == null || one.isNew() || known.heldNothing(one.oid()) && !now.occupied(connection)) {
            return true;
        }
        TableShape.Counts then = counted.getOrDefault(one.oid(), NOTHING);
        boolean refilled = one.isChanged() && (now.counts().inserted() > then.inserted() || !now.occupied(connection));
        return !refilled
                && now.counts().updated() == then.updated()
                && now.counts().deleted() == then.deleted()
                && known.columns(one.oid())
                        .filter(columns -> !columnsLost(columns, now))
                        .isPresent();
    }

    private void lookCloser() throws SQLException {
        emptied.clear();
        for (TableShape shape : after.values()) {
            if (!shape.occupied(connection)) {
                emptied.add(shape.oid());
            }
        }
        sequencesLeft.clear();
        sequencesLeft.putAll(sequences());
    }

    /** When the script was rolled back: what it had destroyed. */
    public Damage damage() throws SQLException {
        var damaged = new ArrayList<TableShape>();
        for (TableShape before : TableShape.of(connection, numbers()).values()) {
            TableShape now = after.get(before.oid());
            var then = counted.getOrDefault(before.oid(), NOTHING);
            if ((now == null || isDamaged(before, then, now, emptied.contains(before.oid())))
                    && before.occupied(connection)) {
                damaged.add(before);
            }
        }
        Map<Long, String> gone = sequences();
        gone.keySet().removeAll(sequencesLeft.keySet());
        return new Damage(List.copyOf(damaged), Set.copyOf(after.keySet()), List.copyOf(gone.values()));
    }

    /** A truncated table has a new file; a table that was filled again looks like one whose rows were rewritten. */
    private static boolean isDamaged(TableShape before, TableShape.Counts then, TableShape now, boolean empty) {
        Map<Integer, String> types = new HashMap<>();
        before.columns().forEach(column -> types.put(column.number(), column.type()));
        return columnsLost(types, now)
                || now.counts().updated() > then.updated()
                || now.counts().deleted() > then.deleted()
                || now.file() != before.file() && (now.counts().inserted() > then.inserted() || empty);
    }

    private static boolean columnsLost(Map<Integer, String> before, TableShape after) {
        Map<Integer, String> types = new HashMap<>();
        after.columns().forEach(column -> types.put(column.number(), column.type()));
        return !types.entrySet().containsAll(before.entrySet());
    }

    private List<Long> numbers() {
        return touched.stream().map(Touched::oid).toList();
    }

    private Map<Long, String> sequences() throws SQLException {
        Map<Long, String> found = new HashMap<>();
        Rows.list(
                connection,
                SEQUENCES,
                row -> found.put(row.getLong(1), row.getString(2)),
                numbers().stream().map(String::valueOf).toList());
        return found;
    }
}
