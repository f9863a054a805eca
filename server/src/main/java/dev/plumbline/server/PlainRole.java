package dev.plumbline.server;

import dev.plumbline.database.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** A role without privileges, on a server that is thrown away: files and grants name roles, which belong to a server, not to a database. */
public final class PlainRole {
    /** A role of that name exists; names that begin with pg_ are the server's. */
    private static final Set<String> EXISTS_OR_RESERVED = Set.of("42710", "42939");

    private PlainRole() {}

    /** Creates it unless it exists. */
    public static void create(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create role " + Identifier.quote(name));
        } catch (SQLException e) {
            if (!EXISTS_OR_RESERVED.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }
}
