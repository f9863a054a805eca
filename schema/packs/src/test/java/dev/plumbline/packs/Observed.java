package dev.plumbline.packs;

import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a script did to the tables and views that were there before it. A partition is locked and rewritten with its table and is
 * not named beside it: which partitions there are depends on the calendar.
 *
 * @param locks the strongest lock held on each when the script was through, from share update exclusive up
 * @param rewritten those that have another file than before
 */
record Observed(Map<String, String> locks, SortedSet<String> rewritten) {
    private static final List<String> MODES = List.of(
            "ShareUpdateExclusiveLock", "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");
    private static final String RELATIONS =
            "select oid, case relnamespace::regnamespace::text when 'public' then '' else"
                    + " relnamespace::regnamespace || '.' end || relname, relfilenode from pg_class"
                    + " where relkind in ('r', 'p', 'v', 'm') and not relispartition and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'";

    /** Runs the script in a transaction and commits it. */
    static Observed of(Connection connection, String script) throws SQLException {
        Map<String, String> names = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        rows(connection, RELATIONS).forEach(row -> {
            names.put(row.get(0), row.get(1));
            files.put(row.get(0), row.get(2));
        });
        connection.setAutoCommit(false);
        Sql.run(connection, script);
        var locks = new TreeMap<String, String>();
        for (var row : rows(
                connection,
                "select relation, mode from pg_locks where pid = pg_backend_pid() and locktype = 'relation' and granted")) {
            String name = names.get(row.get(0));
            if (name != null && MODES.contains(row.get(1))) {
                locks.merge(name, row.get(1), (one, two) -> MODES.indexOf(one) > MODES.indexOf(two) ? one : two);
            }
        }
        locks.replaceAll((name, mode) -> words(mode));
        var rewritten = new TreeSet<String>();
        for (var row : rows(connection, RELATIONS)) {
            if (files.containsKey(row.get(0)) && !files.get(row.get(0)).equals(row.get(2))) {
                rewritten.add(row.get(1));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return new Observed(locks, rewritten);
    }

    /** Runs a script as one transaction, or statement by statement. */
    static void run(Connection connection, String script, boolean transaction) throws SQLException {
        connection.setAutoCommit(!transaction);
        Sql.run(connection, script);
        if (transaction) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).stream().map(row -> row.get(0)).toList();
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** {@code AccessExclusiveLock} becomes {@code access exclusive}. */
    private static String words(String mode) {
        return mode.replaceFirst("Lock$", "").replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }
}
