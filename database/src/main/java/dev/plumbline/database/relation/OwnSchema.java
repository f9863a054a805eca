package dev.plumbline.database.relation;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schema in which Plumbline keeps its records: steps for the undo, ledgers of batches. It is created when it is first needed, and is
 * never on a search path; anything else in it is neither read nor hidden.
 */
public final class OwnSchema {
    public static final String NAME = "plumbline";

    /** A regular expression of the tables, sequences and indexes in it. */
    public static final String RELATIONS =
            "(step|kept|kept_number|kept_sequence|repeatable|unfinished|backfill|load_ledger|load_rejects)(_pkey)?|kept_[a-z0-9_]+(_pkey)?";

    /** The schema for rows that were moved aside; like the records it is not part of what migrations build. */
    public static final String QUARANTINE = "quarantine";

    /** What distinguishes it from a user's own schema of that name. */
    public static final String QUARANTINE_REMARK =
            "Rows that plumbline quarantine moved aside; --restore brings them back";

    private static final String REMARK = "Records of Plumbline; drop it when no undo, backfill or load is to continue";

    /** Tables that earlier versions kept beside the user's. */
    private static final String OLD =
            "^plumbline_(step|kept|kept_sequence|repeatable|unfinished|backfill|load_ledger|load_rejects"
                    + "|kept_(schema|optimize)_[0-9_]+)$";

    /** A column that each has had from its beginning, and another's table of that name hardly. */
    private static final Map<String, String> COLUMN = Map.of(
            "step", "catalogue_length",
            "kept", "row_count",
            "kept_sequence", "is_called",
            "repeatable", "objects",
            "unfinished", "script",
            "backfill", "assignments",
            "load_ledger", "rows_read",
            "load_rejects", "target");

    private static final Set<String> BY_HOME = Set.of("step", "kept", "kept_sequence", "repeatable", "unfinished");

    private OwnSchema() {}

    public static String table(String name) {
        return NAME + "." + Identifier.quote(name);
    }

    /** Whether one of its tables exists. */
    public static boolean holds(Connection connection, String table) throws SQLException {
        return PlainTable.exists(connection, NAME, table);
    }

    /** Creates the schema if it does not exist. */
    public static void make(Connection connection) throws SQLException {
        if (!exists(connection)) {
            create(connection);
        }
    }

    /**
     * Moves tables of earlier versions here from beside the user's own. To be called in a transaction.
     *
     * @param home the schema earlier versions used
     */
    public static void bringOver(Connection connection, String home) throws SQLException {
        List<String> found = home.equals(NAME) ? List.of() : relations(connection, home, OLD);
        if (found.isEmpty()) {
            return;
        }
        make(connection);
        for (String old : found) {
            String name = old.substring("plumbline_".length());
            if (PlainTable.exists(connection, home, old) && !PlainTable.exists(connection, NAME, name)) {
                execute(
                        connection,
                        "alter table " + Identifier.quote(home) + "." + Identifier.quote(old) + " set schema " + NAME);
                execute(connection, "alter table " + table(old) + " rename to " + Identifier.quote(name));
                if (BY_HOME.contains(name)) {
                    tellHomesApart(connection, name, old + "_pkey", home);
                }
            }
        }
    }

    /** Earlier versions had these tables once for each schema that was migrated. */
    private static void tellHomesApart(Connection connection, String name, String key, String home)
            throws SQLException {
        String columns;
        try (PreparedStatement query = connection.prepareStatement(
                "select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.place) from pg_catalog.pg_index x"
                        + " cross join lateral pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality k (number, place)"
                        + " join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number"
                        + " where x.indisprimary and x.indrelid = pg_catalog.to_regclass(?)")) {
            query.setString(1, table(name));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                columns = row.getString(1);
            }
        }
        execute(connection, "alter table " + table(name) + " add column home text");
        try (PreparedStatement fill = connection.prepareStatement("update " + table(name) + " set home = ?")) {
            fill.setString(1, home);
            fill.executeUpdate();
        }
        execute(
                connection,
                "alter table " + table(name) + " alter column home set not null, drop constraint "
                        + Identifier.quote(key) + ", add constraint " + Identifier.quote(name + "_pkey")
                        + " primary key (home, " + columns + ")");
    }

    private static void create(Connection connection) throws SQLException {
        try {
            execute(connection, "create schema if not exists " + NAME);
            execute(connection, "revoke all on schema " + NAME + " from public");
            execute(connection, "comment on schema " + NAME + " is '" + REMARK + "'");
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new PlumblineException(
                        Kind.FINDING,
                        "this role may not create schema " + NAME
                                + ", in which the records for undo and for batches are kept: grant"
                                + " create on the database to it, or create the schema for it (create schema " + NAME
                                + " authorization ROLE)",
                        e);
            }
            throw e;
        }
    }

    /** Whether the schema exists; one of that name that is for something else is refused. */
    public static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select pg_catalog.pg_get_userbyid(nspowner) from pg_catalog.pg_namespace where nspname::pg_catalog.text = ?")) {
            query.setString(1, NAME);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                List<String> all = relations(connection, NAME, "");
                List<String> foreign =
                        all.stream().filter(name -> !name.matches(RELATIONS)).toList();
                List<String> alike = alike(connection, all);
                if (!alike.isEmpty()) {
                    throw elses(rows.getString(1), alike);
                }
                if (!foreign.isEmpty() && foreign.size() == all.size()) {
                    throw elses(rows.getString(1), foreign);
                }
                return true;
            }
        }
    }

    private static PlumblineException elses(String owner, List<String> held) {
        return new PlumblineException(
                Kind.FINDING,
                "schema " + NAME + " belongs to " + owner + " and is used for something else (it holds "
                        + String.join(", ", held.subList(0, Math.min(3, held.size())))
                        + "), but Plumbline keeps its records in a schema of that name: rename the one there is");
    }

    /** Those that have the name of one of ours and not its columns. */
    private static List<String> alike(Connection connection, List<String> relations) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select pg_catalog.count(*) from pg_catalog.pg_attribute a where a.attrelid = pg_catalog.to_regclass(?)"
                        + " and a.attname::pg_catalog.text = ? and a.attnum > 0 and not a.attisdropped")) {
            var alike = new ArrayList<String>();
            for (String name : relations) {
                String column = COLUMN.get(name);
                if (column != null) {
                    query.setString(1, table(name));
                    query.setString(2, column);
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        if (row.getLong(1) == 0) {
                            alike.add(name);
                        }
                    }
                }
            }
            return alike;
        }
    }

    private static List<String> relations(Connection connection, String schema, String pattern) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname::pg_catalog.text = ? and c.relname::pg_catalog.text ~ ? and c.relkind not in ('i', 'I')"
                        + " order by c.relname")) {
            query.setString(1, schema);
            query.setString(2, pattern);
            var found = new ArrayList<String>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
