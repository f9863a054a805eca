package dev.plumbline.verifier.lookup;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.reader.Reader;
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
 * A statement prepared in the server, explained with one key after the other and planned as for any client that prepares: for the first
 * values, then generically when that is no worse. Needs an open transaction; the caller closes it, and runs nothing else before: until
 * then the session has the user's search path.
 */
public final class PreparedLookup implements AutoCloseable {

    private static final String NAME = "plumbline_lookup";

    private final Connection connection;
    private final Reader reader;
    private final String explain;
    private final Savepoints.Mark prepared;

    /** @param sql with {@code $1, $2, …} for the columns of a key */
    public PreparedLookup(CheckContext context, String sql, String explainOptions) throws SQLException {
        this.connection = context.connection();
        this.reader = context.reader();
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

    /** The lookup with a key written into it. */
    public static String inlined(String sql, List<Object> key) {
        StringBuilder inlined = new StringBuilder();
        int number = 0;
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) == '?') {
                inlined.append(literal(key.get(number++)));
            } else {
                inlined.append(sql.charAt(i));
            }
        }
        return inlined.toString();
    }

    /** The answer of EXPLAIN, in JSON. */
    public String explain(List<Object> key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(reader.explain(explain + arguments(key)))) {
            plan.next();
            return plan.getString(1);
        }
    }

    /**
     * Runs it, and passes on the notices: by then the server has closed the statement, so auto_explain has reported. A confined reader has
     * it explained, because the types of its result need not be known then.
     */
    public Ran run(List<Object> key) throws SQLException {
        String execute = "execute " + NAME + arguments(key);
        String asked = reader.isConfined()
                ? reader.explain("explain (analyze, timing off, costs off, format json) " + execute)
                : execute;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(asked)) {
            String first = "";
            long rows = 0;
            while (result.next()) {
                first = rows++ == 0 && reader.isConfined() ? result.getString(1) : first;
            }
            List<String> notices = new ArrayList<>();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(String.valueOf(notice.getMessage()));
            }
            return new Ran(asked, rows, first, notices);
        }
    }

    /** The question, how many rows came, and the server's notices; {@code plan}: the answer of EXPLAIN, where requested. */
    public record Ran(String asked, long rows, String plan, List<String> notices) {
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
        if (reader.isConfined()) {
            reader.forget();
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute("deallocate " + NAME);
            }
        }
        SearchPath.close(connection);
    }
}
