package dev.plumbline.database.rights;

import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Wraps questions so that the server asks them with the rights of another role, which no code they run can leave: by {@link
 * AskingFunctions}, in a transaction that only reads. The wrapped text is sent as a plain statement, and {@link #forget} follows before
 * anything else is prepared. One thread.
 */
public final class ConfinedQuestions {

    /** The driver's name for the type of a column filled by a sequence. */
    private static final Map<String, String> SERIAL =
            Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

    private static final Set<String> PLAIN = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float8",
            "numeric",
            "text",
            "varchar",
            "date",
            "timestamptz",
            "json",
            "jsonb");

    private final Connection connection;
    private final String function;

    private ConfinedQuestions(Connection connection, String function) {
        this.connection = connection;
        this.function = function;
    }

    /** @throws NotConfinedException where the transaction has no such function, as on a standby */
    public static ConfinedQuestions of(Connection connection, String role) throws SQLException {
        return SearchPath.ours(connection, () -> {
            Optional<String> function = AskingFunctions.of(connection, role);
            if (function.isEmpty()) {
                throw NotConfinedException.here(connection);
            }
            return new ConfinedQuestions(connection, function.get());
        });
    }

    /** One column of an answer, its type as written in SQL. */
    public record Column(String label, String type) {
        @Override
        public String toString() {
            return Identifier.quote(label) + " " + type;
        }
    }

    /** Wraps a query written for the current search path. Values of a domain come as its base type. */
    public String query(String sql) throws SQLException {
        return query(sql, columns(connection, sql));
    }

    /** The same, with known columns. */
    public String query(String sql, List<Column> columns) {
        if (columns.isEmpty()) {
            return put(sql, columns);
        }
        // The driver reports a domain as its base type, and the function returns exactly the types it was called for.
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> "q.c" + i + "::" + columns.get(i).type())
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return put("select " + values + " from (" + sql + "\n) as q (" + names + ")", columns);
    }

    /** Wraps a command that returns rows, such as EXPLAIN or EXECUTE, whose columns are known. */
    public String put(String sql, List<Column> columns) {
        return "select * from " + function + "(" + Identifier.literal(sql) + ") as answer ("
                + columns.stream().map(Column::toString).collect(Collectors.joining(", ")) + ")";
    }

    /** No rollback removes what other people's code may have prepared under a name of the driver's. */
    public void forget() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("deallocate all");
        }
    }

    /** Asks the server for the columns of a question, without running it. */
    public static List<Column> columns(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql.replace("?", "??"))) {
            ResultSetMetaData data = query.getMetaData();
            // The driver looks up the names of types with SQL of its own.
            return data == null ? List.of() : SearchPath.ours(connection, () -> columns(connection, data));
        }
    }

    private static List<Column> columns(Connection connection, ResultSetMetaData data) throws SQLException {
        var columns = new ArrayList<Column>();
        var labels = new HashSet<String>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            String label = labels.add(data.getColumnLabel(i)) ? data.getColumnLabel(i) : "plumbline " + i;
            String told = data.getColumnTypeName(i);
            columns.add(new Column(label, type(connection, SERIAL.getOrDefault(told, told))));
        }
        return columns;
    }

    /** A type may have the name of one of the server's, and its name may contain quotes, which the driver does not double. */
    private static String type(Connection connection, String told) throws SQLException {
        if (PLAIN.contains(told)) {
            return "pg_catalog." + told;
        }
        String find =
                "select format('%I.%I', n.nspname, t.typname) from pg_type t join pg_namespace n on n.oid = t.typnamespace"
                        + " where ? in (concat('\"', n.nspname, '\".\"', t.typname, '\"'), t.typname::text)"
                        + " order by n.nspname = 'pg_catalog' desc limit 1";
        try (PreparedStatement query = connection.prepareStatement(find)) {
            query.setString(1, told);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : Identifier.quote(told);
            }
        }
    }
}
