package dev.plumbline.operate.backup.rows;

import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.Database;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows of every table as a count and a checksum that does not depend on their order. */
public record RowFingerprints(SortedMap<TableName, String> tables) {

    public RowFingerprints {
        tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** In one snapshot; without migration histories and Plumbline's own tables. */
    public static RowFingerprints read(Database database) {
        try (Connection connection = database.connect()) {
            return ConsistentRead.asking(connection, () -> read(connection));
        } catch (SQLException e) {
            throw BackupException.sql("reading the rows of " + database, e);
        }
    }

    private static RowFingerprints read(Connection connection) throws SQLException {
        var found = new TreeMap<TableName, String>();
        for (RowSet rows : Inventory.tables(connection, Scope.everything())) {
            if (!rows.table().isBookkeeping()) {
                TableChecksum sum =
                        TableChecksum.ofItself(connection, rows.table().sql(), rows.columns());
                found.put(rows.table(), sum.rows() + " rows, " + sum.digest());
            }
        }
        return new RowFingerprints(found);
    }

    /** In words; empty when equal. */
    public List<String> differences(RowFingerprints wanted) {
        var lines = new ArrayList<String>();
        var names = new TreeSet<>(tables.keySet());
        names.addAll(wanted.tables.keySet());
        for (TableName name : names) {
            String actual = tables.getOrDefault(name, "no such table");
            String expected = wanted.tables.getOrDefault(name, "no such table");
            if (!actual.equals(expected)) {
                lines.add("rows of " + name + "\n    actual   " + actual + "\n    expected " + expected);
            }
        }
        return lines;
    }
}
