package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Queries that are asked again and again of a session, prepared in it by statements, so that each is planned once: the driver
 * forgets what it has prepared when a search path is set. A session's user may throw them away with all others.
 */
final class PreparedQueries {
    static final String TOUCHED = "plumbline_touched";
    static final String LOCKED = "plumbline_locked";
    /** What is read of some objects. Their numbers are the fourth parameter. */
    static final List<String> FAMILIES = List.of(
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

    static String of(String family) {
        return "plumbline_" + family;
    }

    /** The names of those a session has. */
    static final String KNOWN = "select name from pg_prepared_statements where from_sql";

    /**
     * Prepares those that are missing. The session is pinned already.
     *
     * @param known what {@link #KNOWN} tells
     */
    static void make(Connection connection, Set<String> known) throws SQLException {
        if (known.contains(TOUCHED)
                && known.contains(LOCKED)
                && FAMILIES.stream().map(PreparedQueries::of).allMatch(known::contains)) {
            return;
        }
        Map<String, String> wanted = all(connection.getMetaData().getDatabaseMajorVersion());
        wanted.keySet().removeAll(known);
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> query : wanted.entrySet()) {
                statement.execute("prepare " + query.getKey() + query.getValue());
            }
        }
    }

    private static Map<String, String> all(int major) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(LOCKED, " as " + VersionedSql.of("locked", major));
        all.put(
                TOUCHED,
                " (text[], oid[], oid[]) as "
                        + VersionedSql.of("touched", major)
                                .replace("?::text[]", "$1")
                                .replace("unnest(?::oid[], ?::oid[])", "unnest($2, $3)"));
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
