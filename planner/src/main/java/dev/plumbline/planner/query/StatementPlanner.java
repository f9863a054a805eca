package dev.plumbline.planner.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plans statements in one database of the copy, as for the user who runs them. Nothing is run, and what the planner itself evaluates
 * (functions of constants) runs without rights: the session is not a superuser's.
 */
final class StatementPlanner implements AutoCloseable {
    private static final Pattern PLANNABLE =
            Pattern.compile("(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|VALUES|TABLE)\\b.*|\\(.*", Pattern.DOTALL);
    /** {@code interval '1 day'} becomes {@code interval $1} where constants are removed, which is not valid SQL. */
    private static final Pattern TYPED = Pattern.compile(
            "\\b(interval|date|timestamptz|timestamp|time|jsonb?|inet|uuid|bytea|numeric)\\s+(\\$\\d+)",
            Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GENERIC_PLAN = 16;

    private final Connection connection;
    private final Statement statement;
    private final boolean generic;
    private final Map<String, String> paths;

    StatementPlanner(Connection connection, Map<String, String> paths) throws SQLException {
        this(connection, paths, connection.getMetaData().getDatabaseMajorVersion() >= GENERIC_PLAN);
    }

    /** @param generic whether the server plans statements with parameters as they stand; else they are prepared */
    StatementPlanner(Connection connection, Map<String, String> paths, boolean generic) throws SQLException {
        this.connection = connection;
        this.paths = paths;
        this.generic = generic;
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
    }

    Planned plan(GivenStatement given) throws SQLException {
        List<SqlStatement> parts = SqlScript.of(given.text()).all();
        if (parts.size() != 1) {
            return new Planned.Refused(parts.isEmpty() ? "no statement" : "several statements in one text");
        }
        if (given.text().contains("<insufficient privilege>")) {
            return new Planned.Refused("its text is not shown to this role (grant pg_read_all_stats)");
        }
        if (!PLANNABLE.matcher(parts.get(0).words()).matches()) {
            return new Planned.Refused("not a query");
        }
        String sql =
                TYPED.matcher(parts.get(0).text().replaceFirst(";\\s*\\z", "")).replaceAll("$2::$1");
        try {
            return Transaction.rollBack(connection, open -> {
                become(given.user());
                return new Planned.Explained(root(sql));
            });
        } catch (SQLException e) {
            return new Planned.Refused(reason(e));
        }
    }

    /** Everything set here ends with the transaction. */
    private void become(String user) throws SQLException {
        String path = paths.getOrDefault(user, Objects.requireNonNullElse(paths.get(""), "\"$user\", public"));
        statement.execute("set transaction read only");
        statement.execute("set local statement_timeout = '20s'");
        // The text was split by the rules of this setting.
        statement.execute("set local standard_conforming_strings = on");
        statement.execute("select pg_catalog.set_config('search_path', " + Identifier.literal(path) + ", true)");
        if (!user.isEmpty()) {
            try {
                Savepoints.keeping(connection, open -> statement.execute("set local role " + Identifier.quote(user)));
            } catch (SQLException e) {
                // planned as the session's own role, which may read and write everything
            }
        }
    }

    private PlanNode root(String sql) throws SQLException {
        if (generic) {
            return read("explain (generic_plan, format json) " + sql);
        }
        statement.execute("prepare plumbline_statement as " + sql);
        try {
            return Savepoints.takingBack(connection, open -> {
                int parameters = parameters();
                statement.execute("set local plan_cache_mode = force_generic_plan");
                return read("explain (format json) execute plumbline_statement"
                        + (parameters == 0
                                ? ""
                                : IntStream.range(0, parameters)
                                        .mapToObj(i -> "null")
                                        .collect(Collectors.joining(", ", "(", ")"))));
            });
        } finally {
            // A prepared statement outlives its transaction.
            statement.execute("deallocate plumbline_statement");
        }
    }

    private int parameters() throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_catalog.cardinality(parameter_types)"
                + " from pg_catalog.pg_prepared_statements where name = 'plumbline_statement'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private PlanNode read(String explain) throws SQLException {
        try (ResultSet row = statement.executeQuery(explain)) {
            row.next();
            return PlanNode.of(JSON.readTree(row.getString(1)).path(0).path("Plan"));
        } catch (JsonProcessingException e) {
            throw new SQLException("the plan is not JSON: " + e.getMessage(), e);
        }
    }

    private static String reason(SQLException e) {
        String message =
                String.valueOf(e.getMessage()).replaceFirst("(?s)\\s*\\n.*", "").replaceFirst("^ERROR: ", "");
        return switch (String.valueOf(e.getSQLState())) {
            case "42P08", "42P18" -> "a parameter's type cannot be inferred from the text";
            case "42601" ->
                message.contains("end of input") || message.contains("unterminated")
                        ? "the text is cut off"
                        : message.contains("\"$") ? "a constant was taken out where none may stand" : message;
            default -> message;
        };
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
