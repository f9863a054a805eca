package dev.plumbline.database.rights;

import dev.plumbline.database.resource.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Code that runs when work is done on a table and that was not written by a superuser. */
final class OwnersCode {

    private OwnersCode() {}

    /** Whether there is any, including that of its types, keys and dependants. */
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
        return MadeOf.in(
                Resource.text(OwnersCode.class, "owners_code.sql"),
                "select a.atttypid from rel r join pg_catalog.pg_attribute a"
                        + " on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped");
    }
}
