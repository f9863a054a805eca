package dev.plumbline.schema.migrate;

import dev.plumbline.database.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server's no means that its own words do not say. */
final class Hints {
    private static final String SYNTAX = "42601";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String UNDEFINED_FUNCTION = "42883";
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?:type|function|operator class|collation|text search dictionary) \"?(?:[\\w$]+\\.)?([\\w$]+)");
    private static final Pattern NO_OPERATOR_CLASS =
            Pattern.compile("has no default operator class for access method \"(gist|gin)\"");
    private static final Map<String, String> EXTENSIONS = new TreeMap<>();

    static {
        know("citext", "citextsend regexp_match_ci");
        know("hstore", "hstore akeys avals hstore_to_json skeys svals");
        know("ltree", "ltree lquery ltxtquery subpath nlevel lca text2ltree");
        know("postgis", "geometry geography box2d box3d raster gist_geometry_ops_2d addgeometrycolumn");
        know(
                "vector",
                "vector halfvec sparsevec vector_l2_ops vector_cosine_ops vector_ip_ops halfvec_l2_ops cosine_distance l2_distance");
        know(
                "uuid-ossp",
                "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 uuid_nil uuid_ns_dns uuid_ns_url");
        know(
                "pgcrypto",
                "gen_random_bytes crypt gen_salt digest hmac encrypt decrypt pgp_sym_encrypt pgp_sym_decrypt pgp_pub_encrypt pgp_pub_decrypt armor dearmor");
        know("pg_trgm", "gin_trgm_ops gist_trgm_ops similarity word_similarity strict_word_similarity show_trgm");
        know("unaccent", "unaccent unaccent_lexize");
        know(
                "fuzzystrmatch",
                "levenshtein levenshtein_less_equal soundex difference metaphone dmetaphone dmetaphone_alt daitch_mokotoff");
        know("cube", "cube cube_distance cube_ll_coord cube_ur_coord");
        know("earthdistance", "earth ll_to_earth earth_distance earth_box");
        know("tablefunc", "crosstab crosstab2 crosstab3 crosstab4 connectby normal_rand");
        know("dblink", "dblink dblink_connect dblink_exec dblink_disconnect");
        know("intarray", "gin__int_ops gist__int_ops gist__intbig_ops idx uniq query_int");
        know("isn", "isbn isbn13 issn issn13 ismn ean13 upc");
        know("seg", "seg");
        know("bloom", "bloom");
        know("timescaledb", "create_hypertable time_bucket add_retention_policy add_compression_policy");
        know("pg_partman", "create_parent run_maintenance");
        know("lo", "lo lo_manage");
    }

    private Hints() {}

    private static void know(String extension, String names) {
        for (String name : names.split(" ", -1)) {
            EXTENSIONS.put(name, extension);
        }
    }

    /** In brackets, with a blank before; empty when there is nothing to add. */
    static String of(Connection connection, SQLException failure, String statement) {
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        try {
            return switch (state) {
                case SYNTAX -> backticks(message, statement);
                case UNDEFINED_OBJECT, UNDEFINED_FUNCTION -> extension(connection, message);
                default -> "";
            };
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return "";
        }
    }

    private static String backticks(String message, String statement) {
        return message.contains("\"`\"") || statement.contains("`")
                ? " (backticks around names are another database's SQL, MySQL's for one: PostgreSQL writes \"name\", or name"
                        + " without any)"
                : "";
    }

    private static String extension(Connection connection, String message) throws SQLException {
        Matcher operatorClass = NO_OPERATOR_CLASS.matcher(message);
        if (operatorClass.find()) {
            return missing(connection, "that operator class", "btree_" + operatorClass.group(1));
        }
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.find()) {
            return "";
        }
        String name = unknown.group(1).toLowerCase(Locale.ROOT);
        String extension = name.startsWith("st_") ? "postgis" : EXTENSIONS.get(name);
        if (extension == null && available(connection, name)) {
            extension = name;
        }
        return extension == null ? "" : missing(connection, name, extension);
    }

    private static String missing(Connection connection, String name, String extension) throws SQLException {
        String quoted = Identifier.readable(extension);
        Optional<String> schema = installedIn(connection, extension);
        String what = " (" + name + " comes with extension " + extension;
        if (schema.isPresent()) {
            return what + ", which is in schema " + schema.get() + " of this database: write " + schema.get() + "."
                    + name + ", or put the schema on the search path)";
        }
        return available(connection, extension)
                ? what + ": create extension if not exists " + quoted + ")"
                : what + ", which this server does not have: install its package, or take a server that has it)";
    }

    private static Optional<String> installedIn(Connection connection, String extension) throws SQLException {
        return ask(
                connection,
                "select n.nspname from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace"
                        + " where e.extname::pg_catalog.text = ?",
                extension);
    }

    private static boolean available(Connection connection, String extension) throws SQLException {
        return ask(
                        connection,
                        "select name from pg_catalog.pg_available_extensions where name::pg_catalog.text = ?",
                        extension)
                .isPresent();
    }

    private static Optional<String> ask(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
