package dev.plumbline.operate;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements with a connection of their own each, as a user of the database. */
public final class Sql {

    private Sql() {}

    /** One statement or several. */
    public static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.with("preferQueryMode", "simple").connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    public static String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
