package dev.plumbline.planner.query;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.resource.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Statements that a database's users run.
 *
 * @param notes why there are fewer than there could be
 */
public record Statements(List<GivenStatement> all, List<String> notes) {

    public Statements {
        all = List.copyOf(all);
        notes = List.copyOf(notes);
    }

    /** Those of {@code pg_stat_statements}; none, and a note, where the target does not collect them. */
    public static Statements ofServer(Database target) {
        try (Connection connection = target.connectToRead();
                Statement statement = connection.createStatement()) {
            Optional<String> schema = schema(statement);
            return schema.isEmpty()
                    ? none("pg_stat_statements is not installed in " + target.name()
                            + ": no statements are known (give them with --statements)")
                    : read(statement, schema.get());
        } catch (SQLException e) {
            if ("55000".equals(e.getSQLState()) || "42501".equals(e.getSQLState())) {
                return none("pg_stat_statements cannot be read: " + e.getMessage()
                        + " (give statements with --statements)");
            }
            throw new PlumblineException(Kind.UNAVAILABLE, "statements of " + target + ": " + e.getMessage(), e);
        }
    }

    private static Statements none(String note) {
        return new Statements(List.of(), List.of(note));
    }

    private static Optional<String> schema(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select n.nspname from pg_catalog.pg_extension e"
                + " join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static Statements read(Statement statement, String schema) throws SQLException {
        var all = new ArrayList<GivenStatement>();
        try (ResultSet rows = statement.executeQuery(
                Resource.text(Statements.class, "pg_stat_statements.sql").formatted(Identifier.quote(schema)))) {
            while (rows.next()) {
                all.add(new GivenStatement(
                        rows.getString(1),
                        "pg_stat_statements",
                        rows.getString(2),
                        OptionalDouble.of(rows.getLong(3) / rows.getDouble(5)),
                        OptionalDouble.of(rows.getDouble(4))));
            }
        }
        return new Statements(all, List.of());
    }
}
