package dev.plumbline.planner.copy;

import dev.plumbline.database.resource.Resource;
import dev.plumbline.database.session.Savepoints;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the facts within the caller's read-only transaction. What the role may not read is reported and left out. */
final class TargetReader {
    private static final int STATISTICS = 10;
    /** Only for relations that nobody has locked, or waits to lock, so that asking for a file's length does not wait. */
    private static final String LENGTHS = """
            select c.oid::bigint, pg_catalog.pg_relation_size(c.oid)
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'i', 'm')
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_catalog.pg_locks l where l.relation = c.oid and l.mode = 'AccessExclusiveLock')
            """;

    private final Connection connection;
    private final Statement statement;
    private final List<String> notes = new ArrayList<>();

    TargetReader(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    static String sql(String name) {
        return Resource.text(TargetReader.class, name + ".sql");
    }

    TargetFacts read() throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        DatabaseLocale locale = DatabaseLocale.read(statement, major);
        Map<String, String> settings = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(sql("settings"))) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        List<RelationFacts> relations = relations(lengths());
        boolean all = may("pg_catalog.pg_statistic") && may("pg_catalog.pg_statistic_ext_data");
        List<ColumnStatistics> columns = columns(all ? "pg_statistic" : "pg_stats");
        if (all) {
            columns.addAll(columns("expressions"));
        } else {
            missing(columns, relations);
        }
        return new TargetFacts(
                major,
                locale,
                settings,
                searchPaths(),
                relations,
                columns,
                extended(all ? "extended" : "pg_stats_ext"),
                notes);
    }

    private boolean may(String table) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select pg_catalog.has_table_privilege('" + table + "', 'select')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void missing(List<ColumnStatistics> columns, List<RelationFacts> relations) {
        List<String> without = relations.stream()
                .filter(one -> one.isTable() && one.tuples() > 0)
                .filter(one -> columns.stream()
                        .noneMatch(column -> column.table().equals(one.name())
                                && column.schema().equals(one.schema())))
                .map(one -> one.schema() + "." + one.name())
                .toList();
        notes.add("the role may not read pg_statistic (superusers may), so statistics are those that pg_stats shows it;"
                + " lists of most common values of several columns, and statistics of expressions, are missing"
                + (without.isEmpty()
                        ? ""
                        : "; it shows none of " + String.join(", ", without.subList(0, Math.min(5, without.size())))
                                + (without.size() > 5 ? " and " + (without.size() - 5) + " more" : "")
                                + " (grant select on them, or pg_read_all_data)"));
    }

    private Map<Long, Long> lengths() throws SQLException {
        var lengths = new HashMap<Long, Long>();
        try {
            Savepoints.keeping(connection, open -> {
                statement.execute("set local lock_timeout = '1s'");
                try (ResultSet rows = statement.executeQuery(LENGTHS)) {
                    while (rows.next()) {
                        lengths.put(rows.getLong(1), rows.getLong(2));
                    }
                }
                return lengths;
            });
        } catch (SQLException e) {
            notes.add("lengths of files cannot be read (" + e.getMessage()
                    + "): those that the last VACUUM or ANALYZE saw are taken");
        }
        return lengths;
    }

    private List<RelationFacts> relations(Map<Long, Long> lengths) throws SQLException {
        var relations = new ArrayList<RelationFacts>();
        try (ResultSet rows = statement.executeQuery(sql("relations"))) {
            while (rows.next()) {
                long pages = rows.getLong(4);
                boolean file =
                        !rows.getString(3).equals("p") && !rows.getString(3).equals("I");
                long blocks = lengths.getOrDefault(rows.getLong(7), 0L) / SparseFiles.BLOCK;
                relations.add(new RelationFacts(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        pages,
                        rows.getFloat(5),
                        rows.getLong(6),
                        !file ? 0 : blocks > 0 ? blocks : Math.max(0, pages)));
            }
        }
        return relations;
    }

    /** The session's setting is what the role would get, because only the reading transaction has another. */
    private Map<String, String> searchPaths() throws SQLException {
        var paths = new LinkedHashMap<String, String>();
        try (ResultSet row =
                statement.executeQuery("select reset_val from pg_catalog.pg_settings where name = 'search_path'")) {
            row.next();
            paths.put("", row.getString(1));
        }
        try (ResultSet rows = statement.executeQuery(sql("search_paths"))) {
            while (rows.next()) {
                if (!rows.getString(1).isEmpty()) {
                    paths.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return paths;
    }

    private List<ColumnStatistics> columns(String query) throws SQLException {
        var columns = new ArrayList<ColumnStatistics>();
        try (ResultSet rows = statement.executeQuery(sql(query))) {
            while (rows.next()) {
                var values = new ArrayList<@Nullable String>();
                for (int i = 0; i < STATISTICS; i++) {
                    values.add(rows.getString(5 + i));
                }
                columns.add(new ColumnStatistics(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4), values));
            }
        }
        return columns;
    }

    private List<ExtendedFacts> extended(String query) throws SQLException {
        var extended = new ArrayList<ExtendedFacts>();
        try (ResultSet rows = statement.executeQuery(sql(query))) {
            while (rows.next()) {
                Array names = rows.getArray(5);
                Array numbers = rows.getArray(6);
                extended.add(new ExtendedFacts(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        List.of((String[]) names.getArray()),
                        List.of((Short[]) numbers.getArray()).stream()
                                .map(Short::intValue)
                                .toList(),
                        rows.getBoolean(7),
                        rows.getBoolean(8),
                        rows.getBytes(9),
                        rows.getBytes(10),
                        rows.getBytes(11)));
            }
        }
        return extended;
    }
}
