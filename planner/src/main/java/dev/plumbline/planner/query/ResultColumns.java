package dev.plumbline.planner.query;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.Transaction;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The result columns of statements, as the server describes them to whoever prepares them: if they differ after a migration, a session
 * that had prepared the statement gets "cached plan must not change result type". Nothing is run.
 */
final class ResultColumns implements AutoCloseable {
    /** In the driver's syntax, which has a sign of its own for parameters. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w$])\\$\\d+(?![\\w$])");

    private final Connection connection;
    private final Map<String, String> paths;

    /** @param planner a role that may read and nothing more */
    ResultColumns(Database planner, Map<String, String> paths) throws SQLException {
        this.connection = planner.with("preferQueryMode", "extended").connect();
        this.paths = paths;
    }

    /** Name, type and its length of each; none for a statement that returns nothing, or cannot be prepared here. */
    List<String> of(GivenStatement given) throws SQLException {
        List<SqlStatement> parts = SqlScript.of(given.text()).all();
        if (parts.size() != 1) {
            return List.of();
        }
        String path = paths.getOrDefault(given.user(), paths.getOrDefault("", "\"$user\", public"));
        try {
            return Transaction.rollBack(connection, open -> {
                try (Statement statement = open.createStatement()) {
                    statement.execute("set transaction read only");
                    statement.execute(
                            "select pg_catalog.set_config('search_path', " + Identifier.literal(path) + ", true)");
                }
                return described(parts.get(0).text());
            });
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            return List.of();
        }
    }

    private List<String> described(String sql) throws SQLException {
        var columns = new ArrayList<String>();
        try (PreparedStatement prepared = connection.prepareStatement(
                PARAMETER.matcher(sql.replace("?", "??")).replaceAll("?"))) {
            ResultSetMetaData described = prepared.getMetaData();
            for (int i = 1; described != null && i <= described.getColumnCount(); i++) {
                columns.add(described.getColumnLabel(i) + " " + described.getColumnTypeName(i) + "("
                        + described.getPrecision(i) + "," + described.getScale(i) + ")");
            }
        }
        return columns;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
