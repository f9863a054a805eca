package dev.plumbline.database.rights;

import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.session.Savepoints;
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
import java.util.Objects;
import java.util.Optional;

/** A question that is asked with the rights of another in a transaction that only reads, by {@link AskingFunctions}. */
final class HeldQuestion {

    /** The driver's word for a column that a sequence fills. */
    private static final Map<String, String> SERIAL =
            Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

    private HeldQuestion() {}

    /** Empty where the transaction has no such function, as on a standby. */
    static <T> Optional<T> ask(Connection connection, String role, String sql, SqlReader<T> reader)
            throws SQLException {
        Optional<String> function = AskingFunctions.of(connection, role);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        String call = "select * from " + function.get() + "(" + Identifier.literal(sql) + ") as answer ("
                + String.join(", ", columns(connection, sql)) + ")";
        // What the owner's code may have set or opened goes with the savepoint.
        return Optional.of(SearchPath.backTo(
                () -> forgetPrepared(connection),
                () -> Savepoints.takingBack(connection, open -> read(open, call, reader))));
    }

    private static <T> T read(Connection connection, String call, SqlReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(call)) {
                return reader.read(rows);
            }
        }
    }

    /** No rollback takes back what his code may have prepared under a name of the driver's. */
    private static void forgetPrepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("deallocate all");
        }
    }

    /** The server is asked what the question would give; it runs nothing for that. */
    static List<String> columns(Connection connection, String sql) throws SQLException {
        var columns = new ArrayList<String>();
        var names = new HashSet<String>();
        try (PreparedStatement query = connection.prepareStatement(sql.replace("?", "??"))) {
            ResultSetMetaData data = Objects.requireNonNull(query.getMetaData());
            for (int i = 1; i <= data.getColumnCount(); i++) {
                String label = names.add(data.getColumnLabel(i)) ? data.getColumnLabel(i) : "plumbline " + i;
                String type = SERIAL.getOrDefault(data.getColumnTypeName(i), data.getColumnTypeName(i));
                columns.add(Identifier.quote(label) + " " + (type.startsWith("\"") ? type : Identifier.quote(type)));
            }
        }
        return columns;
    }
}
