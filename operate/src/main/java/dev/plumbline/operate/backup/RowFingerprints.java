package dev.plumbline.operate.backup;

import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** The rows of every table as a count and a checksum that does not depend on their order. */
public record RowFingerprints(SortedMap<TableName, String> tables) {

    public RowFingerprints {
        tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** In one snapshot; without migration histories and Plumbline's own tables. */
    public static RowFingerprints read(Database database) {
        try (Connection connection = database.connect()) {
            return Transaction.rollBack(connection, RowFingerprints::read);
        } catch (SQLException e) {
            throw BackupException.sql("reading the rows of " + database, e);
        }
    }

    private static RowFingerprints read(Connection connection) throws SQLException {
        Session.execute(connection, "set transaction isolation level repeatable read, read only");
        Session.canonicalText(connection);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var found = new TreeMap<TableName, String>();
        for (RowSet rows : Structure.tables(connection, Scope.everything())) {
            if (!rows.table().isBookkeeping()) {
                found.put(rows.table(), digest(copy, sorted(rows)));
            }
        }
        return new RowFingerprints(found);
    }

    /** Columns by name: a column that was dropped and added again stands last, and is the same all the same. */
    private static RowSet sorted(RowSet rows) {
        return new RowSet(
                rows.table(),
                rows.columns().stream().sorted().toList(),
                rows.condition(),
                rows.extension(),
                rows.estimate());
    }

    private static String digest(CopyManager copy, RowSet rows) throws SQLException {
        var digest = new RowDigest();
        CopyOut out = copy.copyOut(rows.copyOut());
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.add(row, 0, row.length);
        }
        return digest.rows() + " rows, " + digest.hex();
    }

    /** In words; empty when equal. */
    public List<String> differences(RowFingerprints wanted) {
        var lines = new ArrayList<String>();
        var names = new TreeSet<>(tables.keySet());
        names.addAll(wanted.tables.keySet());
        for (TableName name : names) {
            String have = tables.getOrDefault(name, "no such table");
            String want = wanted.tables.getOrDefault(name, "no such table");
            if (!have.equals(want)) {
                lines.add("rows of " + name + "\n    have " + have + "\n    want " + want);
            }
        }
        return lines;
    }
}
