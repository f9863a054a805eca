package dev.plumbline.catalog.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Queries that are asked again and again of a session, prepared in it by statements, so that each is planned once: the driver
 * forgets what it has prepared when a search path is set. A session's user may throw them away with all others.
 */
public final class PreparedQueries {
    public static final String TOUCHED = "plumbline_touched";
    public static final String COUNTED = "plumbline_counted";
    public static final String LOCKED = "plumbline_locked";
    private static final String WRITTEN = "plumbline_written_";
    private static final Pattern CATALOGUE = Pattern.compile("(?m)^-- catalogue (\\w+)$\n");
    private static final String COUNTS = """
            select o::bigint,
              pg_stat_get_xact_tuples_inserted(o) + pg_stat_get_xact_tuples_updated(o),
              pg_stat_get_xact_tuples_deleted(o),
              pg_stat_get_xact_tuples_updated(o)
            from unnest($1) as o
            where current_setting('track_counts') = 'on'
            """;

    private static final String ASKED = "plumbline_asked";
    private static final String NO_SUCH_STATEMENT = "26000";

    /** What is read of some objects. Their numbers are the fourth parameter. */
    public static final List<String> FAMILIES = List.of(
            "tables",
            "columns",
            "constraints",
            "indexes",
            "sequences",
            "views",
            "triggers",
            "rules",
            "policies",
            "statistics",
            "types",
            "functions",
            "aggregates");

    private PreparedQueries() {}

    /** Takes a row of an answer. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    public static String of(String family) {
        return "plumbline_" + family;
    }

    /** The query for what was written to a catalogue; those there are none for are not followed. */
    public static String written(String catalogue) {
        return WRITTEN + catalogue;
    }

    /**
     * Asks all these in one question, within the transaction that is open, and prepares them if they are not there: in a savepoint
     * that is sent along, which costs no trip of its own. The session is pinned already.
     *
     * @param calls names of prepared queries, with their values
     */
    public static void ask(Connection connection, List<String> calls, RowReader reader) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        String sql =
                "savepoint " + ASKED + "; execute " + String.join("; execute ", calls) + "; release savepoint " + ASKED;
        try (Statement query = connection.createStatement()) {
            try {
                query.execute(sql);
            } catch (SQLException e) {
                if (!NO_SUCH_STATEMENT.equals(e.getSQLState())) {
                    throw e;
                }
                query.execute("rollback to savepoint " + ASKED + "; release savepoint " + ASKED);
                make(connection);
                query.execute(sql);
            }
            query.getMoreResults();
            read(query, calls.size(), reader);
        }
    }

    /** The same where nothing of the user's ran since the last question, so that they are there for certain. */
    public static void askOn(Connection connection, List<String> calls, RowReader reader) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        try (Statement query = connection.createStatement()) {
            query.execute("execute " + String.join("; execute ", calls));
            read(query, calls.size(), reader);
        }
    }

    private static void read(Statement query, int answers, RowReader reader) throws SQLException {
        for (int i = 0; i < answers; i++) {
            try (ResultSet rows = query.getResultSet()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
            query.getMoreResults();
        }
    }

    /** Prepares those that are missing. The session is pinned already. */
    public static void make(Connection connection) throws SQLException {
        Map<String, String> wanted = all(connection.getMetaData().getDatabaseMajorVersion());
        try (Statement statement = connection.createStatement()) {
            Set<String> known = new HashSet<>();
            try (ResultSet names = statement.executeQuery("select name from pg_prepared_statements where from_sql")) {
                while (names.next()) {
                    known.add(names.getString(1));
                }
            }
            wanted.keySet().removeAll(known);
            for (Map.Entry<String, String> query : wanted.entrySet()) {
                statement.execute("prepare " + query.getKey() + query.getValue());
            }
        }
    }

    /** The queries of {@code written.sql} by catalogue. */
    private static Map<String, String> written(int major) {
        String text = VersionedSql.of("written", major);
        Map<String, String> found = new LinkedHashMap<>();
        var head = CATALOGUE.matcher(text);
        String name = "";
        int from = 0;
        while (head.find()) {
            found.put(name, text.substring(from, head.start()));
            name = head.group(1);
            from = head.end();
        }
        found.put(name, text.substring(from));
        found.remove("");
        return found;
    }

    private static Map<String, String> all(int major) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(COUNTED, " (oid[]) as " + COUNTS);
        all.put(LOCKED, " as " + VersionedSql.of("locked", major));
        all.put(
                TOUCHED,
                " (text[], oid[], oid[]) as "
                        + VersionedSql.of("touched", major)
                                .replace("?::text[]", "$1")
                                .replace("unnest(?::oid[], ?::oid[])", "unnest($2, $3)"));
        written(major).forEach((catalogue, query) -> all.put(written(catalogue), " as " + query));
        for (String family : FAMILIES) {
            String query = VersionedSql.only("prelude", major) + VersionedSql.only(family, major);
            for (int i = 1; i <= 3; i++) {
                query = query.replaceFirst("\\?::", "\\$" + i + "::");
            }
            all.put(of(family), " (text, text[], text, oid[]) as " + query.replace("?::", "$4::"));
        }
        return all;
    }
}
