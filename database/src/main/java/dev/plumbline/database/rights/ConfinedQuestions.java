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
 * Puts questions so that the server asks them with the rights of another role, which nothing that they run can leave: by {@link
 * AskingFunctions}, in a transaction that only reads. What is put here is sent as a plain statement, and {@link #forget} follows before
 * anything else is prepared. One thread.
 */
public final class ConfinedQuestions {

    /** The driver's word for a column that a sequence fills. */
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

    /** One column of an answer, its type as it stands in SQL. */
    public record Column(String label, String type) {
        @Override
        public String toString() {
            return Identifier.quote(label) + " " + type;
        }
    }

    /** Puts a query that is written for the search path of now. Values of a domain come as what it is made of. */
    public String query(String sql) throws SQLException {
        return query(sql, columns(connection, sql));
    }

    /** The same, with columns that are known. */
    public String query(String sql, List<Column> columns) {
        if (columns.isEmpty()) {
            return put(sql, columns);
        }
        // The driver is told of a domain what it is made of, and the function gives nothing else than it was called
        // for.
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> "q.c" + i + "::" + columns.get(i).type())
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return put("select " + values + " from (" + sql + "\n) as q (" + names + ")", columns);
    }

    /** Puts a command that gives rows, such as EXPLAIN or EXECUTE, whose columns are known. */
    public String put(String sql, List<Column> columns) {
        return "select * from " + function + "(" + Identifier.literal(sql) + ") as answer ("
                + columns.stream().map(Column::toString).collect(Collectors.joining(", ")) + ")";
    }

    /** No rollback takes back what the code of others may have prepared under a name of the driver's. */
    public void forget() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("deallocate all");
        }
    }

    /** The server is asked what a question would give; it runs nothing for that. */
    public static List<Column> columns(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql.replace("?", "??"))) {
            ResultSetMetaData data = query.getMetaData();
            // The driver asks for the names of types in words of its own.
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

    /** A type may be called like one of the server's, and its name may hold quotes, which the driver does not double. */
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
