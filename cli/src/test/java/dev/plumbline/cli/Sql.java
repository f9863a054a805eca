package dev.plumbline.cli;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements with a connection of their own each, as a user of the database. */
final class Sql {

    private Sql() {}

    static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    static String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
