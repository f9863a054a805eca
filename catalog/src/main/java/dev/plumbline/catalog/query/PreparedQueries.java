package dev.plumbline.catalog.query;

import dev.plumbline.database.session.NamedQueries;
import dev.plumbline.database.session.PinnedSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is asked after every transaction that is followed: what it wrote, and what became of that. */
public final class PreparedQueries {
    public static final String TOUCHED = "plumbline_touched";
    public static final String COUNTED = "plumbline_counted";
    public static final String LOCKED = "plumbline_locked";

    /** Settles how values are written, and how the others are planned. */
    public static final String PINNED = "plumbline_pinned";

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

    /** Few rows are looked for, by their numbers, and often. */
    private static final Map<String, String> FEW = Map.of(
            "enable_nestloop", "on",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "plan_cache_mode", "force_generic_plan");

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

    public static final NamedQueries ALL =
            new NamedQueries(connection -> all(connection.getMetaData().getDatabaseMajorVersion()));

    private PreparedQueries() {}

    public static String of(String family) {
        return "plumbline_" + family;
    }

    /** The query for what was written to a catalogue; those there are none for are not followed. */
    public static String written(String catalogue) {
        return WRITTEN + catalogue;
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
        all.put(PINNED, " as " + PinnedSession.query(FEW));
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
