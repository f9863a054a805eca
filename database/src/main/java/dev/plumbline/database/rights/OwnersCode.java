package dev.plumbline.database.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Code that work on a table runs and that was not written by a superuser. */
final class OwnersCode {

    private OwnersCode() {}

    /** Whether there is any; what its types, keys and dependants bring along counts as well. */
    static boolean in(Connection connection, long table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(query())) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String query() {
        try (InputStream in = OwnersCode.class.getResourceAsStream("owners_code.sql")) {
            if (in == null) {
                throw new IllegalStateException("the query owners_code.sql is missing from the jar");
            }
            return MadeOf.in(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    "select a.atttypid from rel r join pg_catalog.pg_attribute a"
                            + " on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
