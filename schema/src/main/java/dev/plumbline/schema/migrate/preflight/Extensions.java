package dev.plumbline.schema.migrate.preflight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Extensions that a server cannot create, because its machine has no package of them, and where to get them. */
public final class Extensions {

    private Extensions() {}

    /** Those of the wanted ones that are not available, in order. */
    public static List<String> lacking(Connection connection, Collection<String> wanted) throws SQLException {
        var available = new HashSet<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from pg_catalog.pg_available_extensions")) {
            while (rows.next()) {
                available.add(rows.getString(1));
            }
        }
        return wanted.stream()
                .filter(extension -> !available.contains(extension))
                .sorted()
                .toList();
    }

    /** What is wrong with one, and how to put it right. */
    public static String advice(Connection connection, String extension) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        String from = extension.equals("vector")
                ? "Debian: postgresql-" + major + "-pgvector; image: pgvector/pgvector:pg" + major
                : "for most: postgresql-contrib, or postgresql-" + major + "-" + extension;
        return "extension " + extension + " is not installed on this server: install its package (" + from
                + ") or take a server that has it";
    }
}
