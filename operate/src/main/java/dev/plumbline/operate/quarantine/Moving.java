package dev.plumbline.operate.quarantine;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows to be moved, in a temporary table: those that a rule refuses, and all that reference one of them, directly or indirectly, so
 * that nothing is deleted or changed by a foreign key's action.
 */
final class Moving {
    private static final String TABLE = "pg_temp.plumbline_moving";

    private final Connection connection;
    private final List<RowRule> rules;

    Moving(Connection connection, List<RowRule> rules) throws SQLException {
        this.connection = connection;
        this.rules = rules;
        Rows.execute(
                connection,
                "create temp table plumbline_moving (root bigint, part oid, place tid, reason text,"
                        + " primary key (root, part, place)) on commit drop");
        // A table's owner, as whom its rows are read and deleted, is another role where the user is a superuser.
        Rows.execute(connection, "grant select, insert on " + TABLE + " to public");
    }

    void add(RowRule rule) throws SQLException {
        asOwner(
                rule.table(),
                "insert into " + TABLE + " select " + rule.table().oid() + ", c.tableoid, c.ctid, "
                        + Identifier.literal(rule.reason()) + " from "
                        + rule.table().sql() + " c where " + rule.broken()
                        + " on conflict do nothing");
    }

    /** Continues until no row references one that is moved. */
    void addWhatRefersToThem() throws SQLException {
        boolean more = true;
        while (more) {
            more = false;
            for (RowRule rule : rules) {
                if (rule.parent().isPresent()) {
                    more |= addWhatRefersToThem(rule, rule.parent().get()) > 0;
                }
            }
        }
    }

    private long addWhatRefersToThem(RowRule rule, NamedRelation parent) throws SQLException {
        ActingRole reader = ReadingRole.of(connection, List.of(rule.table().oid(), parent.oid()));
        String reason = "refers to a row of " + parent.readable() + " that was moved aside";
        return reader.write(
                connection,
                "insert into " + TABLE + " select " + rule.table().oid() + ", c.tableoid, c.ctid, "
                        + Identifier.literal(reason) + " from " + TABLE
                        + " m join " + parent.sql() + " p on m.part = p.tableoid and m.place = p.ctid join "
                        + rule.table().sql() + " c on " + rule.join() + " where m.root = " + parent.oid()
                        + " on conflict do nothing");
    }

    /** How many rows of which table are moved, referencing tables first. */
    Map<NamedRelation, Long> counts() throws SQLException {
        var counts = new TreeMap<Long, Long>();
        Rows.list(
                        connection,
                        "select root, count(*) from " + TABLE + " group by root",
                        row -> List.of(row.getLong(1), row.getLong(2)))
                .forEach(row -> counts.put(row.get(0), row.get(1)));
        var ordered = new LinkedHashMap<NamedRelation, Long>();
        for (NamedRelation table : Tables.childrenFirst(rules)) {
            if (counts.containsKey(table.oid())) {
                ordered.put(table, counts.getOrDefault(table.oid(), 0L));
            }
        }
        return ordered;
    }

    /** Nobody writes to these tables, or to those that reference them, until the end; readers go on. */
    void lock() throws SQLException {
        var tables = new ArrayList<String>();
        for (NamedRelation table : Tables.childrenFirst(rules)) {
            tables.add(table.sql());
        }
        if (!tables.isEmpty()) {
            Rows.execute(connection, "lock table " + String.join(", ", tables) + " in share row exclusive mode");
        }
    }

    /** The rows of a table {@code c} to be moved, as the end of a query. */
    static String of(NamedRelation table) {
        return " from " + table.sql() + " c join " + TABLE + " m on m.root = " + table.oid()
                + " and m.part = c.tableoid and m.place = c.ctid";
    }

    long delete(NamedRelation table) throws SQLException {
        return asOwner(
                table,
                "delete from " + table.sql() + " c using " + TABLE + " m where m.root = " + table.oid()
                        + " and m.part = c.tableoid and m.place = c.ctid");
    }

    /** Checks and triggers are the owner's code. */
    private long asOwner(NamedRelation table, String sql) throws SQLException {
        ActingRole owner = TableOwner.writing(connection, table.oid());
        if (owner.confined()) { // no check of the owner's can wait for the commit
            Rows.execute(connection, "set constraints all immediate");
        }
        return SearchPath.behindOurs(connection, () -> owner.write(connection, sql));
    }
}
