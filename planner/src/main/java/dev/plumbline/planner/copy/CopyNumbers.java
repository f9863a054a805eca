package dev.plumbline.planner.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Relations and columns of the fresh copy by oid and number. Recorded before anything is changed, it leads from the target's names to the
 * same object after a migration has renamed it, because databases copied from one another share their oids.
 */
final class CopyNumbers {
    /** A column's number and type. */
    record NumberedColumn(int number, long type) {}

    private final Map<String, Long> relations = new HashMap<>();
    private final Map<String, NumberedColumn> columns = new HashMap<>();

    static CopyNumbers read(Connection connection) throws SQLException {
        var numbers = new CopyNumbers();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TargetReader.sql("numbers"))) {
            while (rows.next()) {
                String relation = key(rows.getString(1), rows.getString(2));
                numbers.relations.put(relation, rows.getLong(3));
                if (rows.getString(4) != null) {
                    var column = new NumberedColumn(rows.getInt(5), rows.getLong(6));
                    numbers.columns.put(relation + "\0" + rows.getString(4), column);
                    numbers.columns.put(relation + "\0\0" + rows.getInt(5), column);
                }
            }
        }
        return numbers;
    }

    private static String key(String schema, String name) {
        return schema + "\0" + name;
    }

    Optional<Long> relation(String schema, String name) {
        return Optional.ofNullable(relations.get(key(schema, name)));
    }

    Optional<NumberedColumn> column(String schema, String table, String name) {
        return Optional.ofNullable(columns.get(key(schema, table) + "\0" + name));
    }

    /** For an index, whose columns are named by PostgreSQL. */
    Optional<NumberedColumn> column(String schema, String index, int number) {
        return Optional.ofNullable(columns.get(key(schema, index) + "\0\0" + number));
    }
}
