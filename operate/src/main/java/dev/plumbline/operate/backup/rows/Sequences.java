package dev.plumbline.operate.backup.rows;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.source.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The positions of sequences. They are read as of now: never behind the rows of the snapshot. */
public final class Sequences {

    private Sequences() {}

    public static List<Manifest.Sequence> read(Connection connection, List<TableName> sequences) throws SQLException {
        var found = new ArrayList<Manifest.Sequence>();
        try (Statement statement = connection.createStatement()) {
            for (TableName sequence : sequences) {
                try (ResultSet row = statement.executeQuery("select last_value, is_called from " + sequence.sql())) {
                    row.next();
                    found.add(new Manifest.Sequence(
                            sequence.schema(), sequence.table(), row.getLong(1), row.getBoolean(2)));
                }
            }
        }
        return found;
    }

    public static void restore(Connection connection, List<Manifest.Sequence> sequences) throws SQLException {
        for (Manifest.Sequence sequence : sequences) {
            String name = new TableName(sequence.schema(), sequence.name()).sql();
            Session.execute(
                    connection,
                    "select setval(" + Identifier.literal(name) + ", " + sequence.lastValue() + ", " + sequence.called()
                            + ")");
        }
    }
}
