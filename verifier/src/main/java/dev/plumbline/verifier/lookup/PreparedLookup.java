package dev.plumbline.verifier.lookup;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement prepared in the server, explained with one key after the other and planned as for any client that prepares: for the
 * first values, then once for all when that is no worse. Needs an open transaction; the holder closes it, and asks nothing else
 * before: until then the session has the user's search path.
 */
public final class PreparedLookup implements AutoCloseable {

    private static final String NAME = "plumbline_lookup";

    private final Connection connection;
    private final String explain;
    private final Savepoints.Mark prepared;

    /** @param sql with {@code $1, $2, …} for the columns of a key */
    public PreparedLookup(Connection connection, String sql, String explainOptions) throws SQLException {
        this.connection = connection;
        this.explain = "explain (" + explainOptions + ", format json) execute " + NAME;
        SearchPath.open(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare " + NAME + " as " + sql);
        }
        this.prepared = Savepoints.mark(connection);
    }

    /** Turns the question marks of JDBC into {@code $1, $2, …}. */
    public static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) == '?') {
                numbered.append('$').append(++number);
            } else {
                numbered.append(sql.charAt(i));
            }
        }
        return numbered.toString();
    }

    /** What EXPLAIN answers, in JSON. */
    public String explain(List<Object> key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(explain + arguments(key))) {
            plan.next();
            return plan.getString(1);
        }
    }

    /** Runs it, and hands over what the server said meanwhile: by now it has closed the statement, so auto_explain has spoken. */
    public Ran run(List<Object> key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("execute " + NAME + arguments(key))) {
            long rows = 0;
            while (result.next()) {
                rows++;
            }
            List<String> notices = new ArrayList<>();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(String.valueOf(notice.getMessage()));
            }
            return new Ran(rows, notices);
        }
    }

    /** How many rows came, and the server's notices. */
    public record Ran(long rows, List<String> notices) {
        public Ran {
            notices = List.copyOf(notices);
        }
    }

    private static String arguments(List<Object> key) {
        return key.isEmpty()
                ? ""
                : key.stream().map(PreparedLookup::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(@Nullable Object value) {
        return value == null ? "null" : "'" + value.toString().replace("'", "''") + "'";
    }

    /** A prepared statement outlives the rollback of its transaction, so it is removed by name. */
    @Override
    public void close() throws SQLException {
        prepared.close();
        try (Statement statement = connection.createStatement()) {
            statement.execute("deallocate " + NAME);
        }
        SearchPath.close(connection);
    }
}
