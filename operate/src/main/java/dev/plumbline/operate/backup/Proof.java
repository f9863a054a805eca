package dev.plumbline.operate.backup;

import dev.plumbline.catalog.checksum.CopyChecksum;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.catalog.diff.ArrayCasts;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.rows.RowReader;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.LargeObjects;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.RowSize;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Reads a restored database back, within the transaction that restored it, and compares it with the manifest. */
final class Proof {
    private static final int SHOWN = 5;

    private final Connection connection;
    private final BackupFile file;
    private final StoredStructure structure;
    private final List<RowReader.Taken> rows;
    private final boolean all;
    private final Progress progress;
    private final List<String> notes;

    Proof(
            Connection connection,
            BackupFile file,
            StoredStructure structure,
            List<RowReader.Taken> rows,
            boolean all,
            Progress progress,
            List<String> notes) {
        this.connection = connection;
        this.file = file;
        this.structure = structure;
        this.rows = List.copyOf(rows);
        this.all = all;
        this.progress = progress;
        this.notes = notes;
    }

    void prove() throws SQLException {
        structure();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (int i = 0; i < rows.size(); i++) {
            if (all || !rows.get(i).straight()) {
                rows(copy, file.manifest().tables().get(i), rows.get(i).sum());
            }
        }
    }

    private void structure() throws SQLException {
        Manifest manifest = file.manifest();
        progress.at("comparing the structure", -1, -1);
        Inventory found = Inventory.read(connection, new Scope(manifest.scope()));
        if (StructureText.fingerprint(found).equals(manifest.structureSha256())) {
            return;
        }
        List<String> expected = structure.worded(file);
        List<String> actual = manifest.structureSource().equals("catalogue")
                ? found.structure().statements().stream()
                        .map(StructureStatement::sql)
                        .toList()
                : StructureText.worded(found).lines().toList();
        if (sameButForCasts(actual, expected)) {
            return;
        }
        String different = difference(actual, expected);
        if (manifest.version() < Manifest.VERSION) {
            notes.add(
                    "the backup is from an earlier Plumbline, which wrote the structure differently, so only rows were"
                            + " proven equal");
            return;
        }
        if (manifest.serverVersion() / 10000 == Session.serverMajor(connection)) {
            throw new BackupException(
                    Kind.FINDING,
                    "the restored structure differs from the recorded one (nothing was changed)" + different);
        }
        notes.add("PostgreSQL " + Session.serverMajor(connection) + " writes the structure differently from "
                + manifest.serverVersion() / 10000 + " did, so only rows were proven equal"
                + different);
    }

    private static boolean sameButForCasts(List<String> actual, List<String> expected) {
        return actual.stream()
                .map(ArrayCasts::ofElements)
                .sorted()
                .toList()
                .equals(expected.stream().map(ArrayCasts::ofElements).sorted().toList());
    }

    private static String difference(List<String> actual, List<String> expected) {
        var lines = new StringBuilder();
        missing(actual, expected)
                .forEach(line -> lines.append("\n    actual   ").append(line));
        missing(expected, actual)
                .forEach(line -> lines.append("\n    expected ").append(line));
        return lines.toString();
    }

    private static List<String> missing(List<String> from, List<String> in) {
        Set<String> known = new HashSet<>(in);
        return from.stream()
                .filter(line -> !known.contains(line))
                .limit(SHOWN)
                .map(String::strip)
                .toList();
    }

    private void rows(CopyManager copy, Manifest.Table table, Optional<TableChecksum> sum) throws SQLException {
        boolean large = table.schema().isEmpty();
        CopyOut out =
                copy.copyOut(large ? LargeObjects.COPY_OUT : table.rowSet().copyOut());
        TableChecksum actual = sum(out, table);
        if (actual.rows() != table.rows()
                || !actual.digest().equals(sum.map(TableChecksum::digest).orElse(table.digest()))) {
            throw new BackupException(
                    Kind.FINDING,
                    table.tableName() + " came back different: actual " + actual.rows() + " rows, checksum "
                            + actual.digest() + "; expected " + table.rows() + " rows, checksum "
                            + sum.map(TableChecksum::digest).orElse(table.digest()) + " (nothing was changed)");
        }
    }

    private TableChecksum sum(CopyOut out, Manifest.Table table) throws SQLException {
        var sum = new CopyChecksum(table.columns());
        try {
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                sum.add(row, 0, row.length);
                if (sum.rows() % 100_000 == 0) {
                    progress.at("proving " + table.tableName(), sum.rows(), table.rows());
                }
            }
            return sum.result();
        } catch (OutOfMemoryError e) {
            throw RowSize.tooLarge(table.tableName(), e);
        }
    }
}
