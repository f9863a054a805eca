package dev.plumbline.database.session;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fixes every session setting that changes how values or definitions are written as text, and puts back what was there. */
public final class PinnedSession {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("TimeZone", "UTC"),
            Map.entry("DateStyle", "ISO, MDY"),
            Map.entry("IntervalStyle", "postgres"),
            Map.entry("bytea_output", "hex"),
            Map.entry("extra_float_digits", "1"),
            Map.entry("lc_monetary", "C"),
            Map.entry("lc_numeric", "C"),
            Map.entry("lc_time", "C"),
            // The planner takes pattern matches on names for rare and would visit every relation for every relation.
            Map.entry("enable_nestloop", "off"),
            Map.entry("jit", "off"),
            Map.entry("xmlbinary", "base64"),
            Map.entry("xmloption", "content"),
            Map.entry("quote_all_identifiers", "off"),
            // A policy that would hide rows is an error, not a smaller answer.
            Map.entry("row_security", "off"),
            Map.entry("standard_conforming_strings", "on"));

    private PinnedSession() {}

    /** With nothing but {@code pg_catalog} on the search path. */
    public static <T> T during(Connection connection, SqlWork<T> work) throws SQLException {
        return SearchPath.ours(connection, () -> {
            Map<String, String> before = exchange(connection);
            return SearchPath.backTo(() -> set(connection, before), work);
        });
    }

    /** A query that fixes them, the search path and more for the rest of a transaction, or until a savepoint is gone back to. */
    public static String query(Map<String, String> more) {
        Map<String, String> wanted = new TreeMap<>(SETTINGS);
        wanted.put("search_path", "pg_catalog, pg_temp");
        wanted.putAll(more);
        return wanted.entrySet().stream()
                .map(setting -> "pg_catalog.set_config(" + Identifier.literal(setting.getKey()) + ", "
                        + Identifier.literal(setting.getValue()) + ", true)")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /** Sets them; answers with what was set before. An unnest of two arrays is the server's own wherever names are looked for. */
    private static Map<String, String> exchange(Connection connection) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select n, pg_catalog.current_setting(n), pg_catalog.set_config(n, v, false)"
                        + " from unnest(?::pg_catalog.text[], ?::pg_catalog.text[]) as s (n, v)")) {
            query.setArray(1, connection.createArrayOf("text", SETTINGS.keySet().toArray()));
            query.setArray(2, connection.createArrayOf("text", SETTINGS.values().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return found;
    }

    private static void set(Connection connection, Map<String, String> settings) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("select pg_catalog.set_config(n, v, false)"
                + " from unnest(?::pg_catalog.text[], ?::pg_catalog.text[]) as s (n, v)")) {
            call.setArray(1, connection.createArrayOf("text", settings.keySet().toArray()));
            call.setArray(2, connection.createArrayOf("text", settings.values().toArray()));
            call.execute();
        }
    }
}
