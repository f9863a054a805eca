package dev.plumbline.database.rights;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.SqlWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role that a piece of work is done as. SET ROLE is enough as long as none of the owner's code can run, for such code could reset
 * the role; work that can run it is confined ({@link ConfinedWork}).
 *
 * @param role empty: the session's own
 * @param confined whether the work can run code that could take back the session's own role; confined work without a role is refused
 * @param hidden whether row-level security hides rows from this role, though it owns the table
 */
public record ActingRole(Optional<String> role, boolean confined, boolean hidden) {

    /** The session's own role. */
    public static final ActingRole SESSION = new ActingRole(Optional.empty(), false, false);

    /** No role will do: rows are hidden from the owner, and as the session's own role the owner's code would have its rights. */
    static final ActingRole NONE = new ActingRole(Optional.empty(), true, true);

    /** Does the work as this role, then takes the session's own again. */
    public <T> T during(Connection connection, SqlWork<T> work) throws SQLException {
        if (role.isEmpty()) {
            return work.run();
        }
        begin(connection);
        return SearchPath.backTo(() -> end(connection), work);
    }

    /** Sets the role for work that {@link #end} ends. */
    public void begin(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "set role " + Identifier.quote(role.get()));
        }
    }

    public void end(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "reset role");
        }
    }

    /** Runs one statement with the current search path, within the caller's transaction; returns how many rows it wrote. */
    public long write(Connection connection, String sql) throws SQLException {
        if (confined) {
            return confinedWork(connection).write(sql);
        }
        return during(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
                return Math.max(0, statement.getLargeUpdateCount());
            }
        });
    }

    /** Runs a statement, which may write, and returns the first columns of the only row it gives. */
    public List<Long> numbers(Connection connection, String sql, int columns) throws SQLException {
        if (confined) {
            return confinedWork(connection).numbers(sql, columns);
        }
        return ask(connection, sql, row -> {
            row.next();
            var numbers = new ArrayList<Long>();
            for (int i = 1; i <= columns; i++) {
                numbers.add(row.getLong(i));
            }
            return numbers;
        });
    }

    /** Asks a question with the current search path. */
    public <T> T ask(Connection connection, String sql, SqlReader<T> reader) throws SQLException {
        return ask(connection, sql, 0, reader);
    }

    /** @param fetchSize how many rows come at once; 0: all */
    public <T> T ask(Connection connection, String sql, int fetchSize, SqlReader<T> reader) throws SQLException {
        if (confined) {
            return confinedWork(connection).ask(sql, fetchSize, reader);
        }
        return during(connection, () -> read(connection, sql, fetchSize, reader));
    }

    /** For callers that send confined questions themselves. */
    public ConfinedQuestions questions(Connection connection) throws SQLException {
        return confinedWork(connection).questions();
    }

    private ConfinedWork confinedWork(Connection connection) throws SQLException {
        return new ConfinedWork(connection, role.orElseThrow(NotConfinedException::hidden));
    }

    static <T> T read(Connection connection, String sql, int fetchSize, SqlReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reader.read(rows);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
