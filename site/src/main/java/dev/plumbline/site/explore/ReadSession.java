package dev.plumbline.site.explore;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.rights.ConfinedQuestions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One read-only transaction of one snapshot that ends with its connection; PostgreSQL's own names come before those of the schema shown.
 */
final class ReadSession implements AutoCloseable {

    private static final List<ConfinedQuestions.Column> PLAN =
            List.of(new ConfinedQuestions.Column("QUERY PLAN", "pg_catalog.text"));

    private final Connection connection;
    private final int most;
    private Optional<ConfinedQuestions> confined = Optional.empty();

    ReadSession(Database database, String home, Duration timeout, int most) throws SQLException {
        this.connection = database.connectToRead();
        this.most = most;
        try (Statement settings = connection.createStatement()) {
            settings.execute("set local statement_timeout = " + timeout.toMillis() + "; set local lock_timeout = '2s';"
                    + " set local idle_in_transaction_session_timeout = '60s'; set local search_path = pg_catalog, "
                    + (home.isEmpty() ? "" : Identifier.quote(home) + ", ") + "pg_temp");
        } catch (SQLException e) {
            throw Transaction.closing(connection, e);
        }
    }

    /** Some rows as text; {@code more} says whether there are others. */
    record TextRows(List<String> columns, List<List<Optional<String>>> rows, boolean more, double milliseconds) {}

    Connection connection() {
        return connection;
    }

    /** From now on as the owner, if that is a role with fewer rights: the owner's code then runs with those, and can take no others. */
    void asOwner(String catalogue, String ownerColumn, long oid) throws SQLException {
        String sql = "select o.rolname from " + catalogue + " c join pg_roles o on o.oid = c." + ownerColumn
                + " join pg_roles me on me.rolname = current_user where c.oid = ? and me.rolsuper and not o.rolsuper";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    confined = Optional.of(ConfinedQuestions.of(connection, row.getString(1)));
                }
            }
        }
    }

    /** @param values of its parameters, in order */
    TextRows rows(String sql, List<? extends @Nullable Object> values) throws SQLException {
        if (confined.isPresent()) {
            return asked(confined.get().query(inlined(sql, values)));
        }
        long start = System.nanoTime();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            query.setMaxRows(most + 1);
            query.setFetchSize(most + 1);
            try (ResultSet found = query.executeQuery()) {
                return shown(found, start);
            }
        }
    }

    private TextRows asked(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(most + 1);
            try (ResultSet found = statement.executeQuery(sql)) {
                return shown(found, start);
            }
        }
    }

    /** With the values in place of the question marks outside names and strings. */
    private static String inlined(String sql, List<? extends @Nullable Object> values) {
        var inlined = new StringBuilder();
        int next = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0 && c == '?') {
                Object value = values.get(next++);
                inlined.append(value == null ? "null" : Identifier.literal(value.toString()));
                continue;
            }
            quote = quote == c ? 0 : quote == 0 && (c == '\'' || c == '"') ? c : quote;
            inlined.append(c);
        }
        return inlined.toString();
    }

    /** One typed statement; opened as a cursor, it can only be a query. */
    TextRows typed(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("declare typed no scroll cursor for " + sql);
            try (ResultSet found = statement.executeQuery("fetch " + (most + 1) + " from typed")) {
                return shown(found, start);
            }
        }
    }

    private TextRows shown(ResultSet found, long start) throws SQLException {
        ResultSetMetaData data = found.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(data.getColumnLabel(i));
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        boolean more = false;
        while (found.next()) {
            if (rows.size() == most) {
                more = true;
                break;
            }
            List<Optional<String>> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(Optional.ofNullable(found.getString(i)));
            }
            rows.add(row);
        }
        return new TextRows(columns, rows, more, (System.nanoTime() - start) / 1e6);
    }

    /** What the server would do, without doing it. */
    String plan(String sql, List<? extends @Nullable Object> values) throws SQLException {
        StringBuilder plan = new StringBuilder();
        String explain = "explain " + sql;
        TextRows lines = confined.isPresent()
                ? asked(confined.get().put(inlined(explain, values), PLAN))
                : rows(explain, values);
        for (List<Optional<String>> line : lines.rows()) {
            plan.append(line.get(0).orElse("")).append('\n');
        }
        return plan.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
