package dev.plumbline.database.session;

import dev.plumbline.database.SqlWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries that are asked again and again of a session, prepared in it by statements, so that each is planned once: the driver
 * forgets what it has prepared when a search path is set. A session's user may throw them away with all others; they are prepared
 * again when one is found missing. They are asked within the transaction that is open.
 */
public final class NamedQueries {
    private static final String SAVEPOINT = "plumbline_asked";
    private static final String BEGIN = "savepoint " + SAVEPOINT + "; ";
    private static final String KEEP = "; release savepoint " + SAVEPOINT;
    private static final String TAKE_BACK = "rollback to savepoint " + SAVEPOINT + KEEP;
    private static final String NO_SUCH_STATEMENT = "26000";

    private final Texts texts;
    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** What each is: by its name, the types of its parameters in parentheses and the query behind {@code as}. */
    @FunctionalInterface
    public interface Texts {
        Map<String, String> of(Connection connection) throws SQLException;
    }

    /** Takes a row of an answer. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    public NamedQueries(Texts texts) {
        this.texts = texts;
    }

    /**
     * Asks all these in one trip, in a savepoint that is sent along.
     *
     * @param calls names, with their values
     */
    public void ask(Connection connection, List<String> calls, RowReader reader) throws SQLException {
        if (!calls.isEmpty()) {
            send(connection, List.of(), calls, KEEP, reader);
        }
    }

    /**
     * The same with a call before them that changes settings of the transaction, as {@link PinnedSession#query} does: they are in
     * force for the work, which writes nothing, and are as they were after it.
     */
    public <T> T askPinned(Connection connection, String pin, List<String> calls, RowReader reader, SqlWork<T> work)
            throws SQLException {
        send(connection, List.of(pin), calls, "", reader);
        T result = work.run();
        try (Statement end = statement(connection)) {
            end.execute(TAKE_BACK);
        }
        return result;
    }

    /** Asks where nothing of the user's ran since the last question, so that they are there for certain. */
    public void askOn(Connection connection, List<String> calls, RowReader reader) throws SQLException {
        if (!calls.isEmpty()) {
            try (Statement query = statement(connection)) {
                run(query, "", List.of(), calls, "", reader);
            }
        }
    }

    private void send(Connection connection, List<String> first, List<String> calls, String after, RowReader reader)
            throws SQLException {
        if (!prepared.contains(connection)) {
            make(connection);
        }
        try (Statement query = statement(connection)) {
            try {
                run(query, BEGIN, first, calls, after, reader);
            } catch (SQLException e) {
                if (!NO_SUCH_STATEMENT.equals(e.getSQLState())) {
                    throw e;
                }
                query.execute(TAKE_BACK);
                make(connection);
                run(query, BEGIN, first, calls, after, reader);
            }
        }
    }

    /** The driver need not look for escapes of JDBC. */
    private static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    /** @param first calls whose answers are of no interest */
    private static void run(
            Statement query, String before, List<String> first, List<String> calls, String after, RowReader reader)
            throws SQLException {
        String all = Stream.concat(first.stream(), calls.stream())
                .map(call -> "execute " + call)
                .collect(Collectors.joining("; "));
        boolean isAnswer = query.execute(before + all + after);
        for (int answers = 0; answers < first.size() + calls.size(); isAnswer = query.getMoreResults()) {
            if (!isAnswer) {
                if (query.getUpdateCount() < 0) {
                    throw new IllegalStateException("only " + answers + " answers to " + all);
                }
                continue;
            }
            if (answers++ >= first.size()) {
                try (ResultSet rows = query.getResultSet()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }
    }

    /** Prepares those that are missing. Nothing but PostgreSQL's own names is on the search path. */
    private void make(Connection connection) throws SQLException {
        Map<String, String> wanted = texts.of(connection);
        try (Statement statement = statement(connection)) {
            Set<String> known = new HashSet<>();
            try (ResultSet names = statement.executeQuery("select name from pg_prepared_statements where from_sql")) {
                while (names.next()) {
                    known.add(names.getString(1));
                }
            }
            for (Map.Entry<String, String> query : wanted.entrySet()) {
                if (!known.contains(query.getKey())) {
                    statement.execute("prepare " + query.getKey() + query.getValue());
                }
            }
        }
        prepared.add(connection);
    }
}
