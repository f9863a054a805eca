package dev.plumbline.operate.backup;

import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
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
    private final Progress progress;
    private final List<String> notes;

    Proof(Connection connection, BackupFile file, StoredStructure structure, Progress progress, List<String> notes) {
        this.connection = connection;
        this.file = file;
        this.structure = structure;
        this.progress = progress;
        this.notes = notes;
    }

    void prove() throws SQLException {
        structure();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Manifest.Table table : file.manifest().tables()) {
            rows(copy, table);
        }
    }

    private void structure() throws SQLException {
        Manifest manifest = file.manifest();
        progress.at("comparing the structure", -1, -1);
        Structure found = Structure.read(connection, new Scope(manifest.scope()));
        if (StructureText.fingerprint(found).equals(manifest.structureSha256())) {
            return;
        }
        List<String> want = structure.worded(file);
        List<String> have = manifest.structureSource().equals("catalogue")
                ? found.statements().stream().map(StructureStatement::sql).toList()
                : StructureText.worded(found).lines().toList();
        String different = difference(have, want);
        if (manifest.serverVersion() / 10000 == Session.serverMajor(connection)) {
            throw new BackupException(
                    Kind.FINDING,
                    "the restored structure differs from the recorded one (nothing was changed)" + different);
        }
        notes.add("PostgreSQL " + Session.serverMajor(connection) + " words the structure otherwise than "
                + manifest.serverVersion() / 10000 + " did, so only rows were proven equal"
                + different);
    }

    private static String difference(List<String> have, List<String> want) {
        var lines = new StringBuilder();
        missing(have, want).forEach(line -> lines.append("\n    have ").append(line));
        missing(want, have).forEach(line -> lines.append("\n    want ").append(line));
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

    private void rows(CopyManager copy, Manifest.Table table) throws SQLException {
        boolean large = table.schema().isEmpty();
        CopyOut out =
                copy.copyOut(large ? LargeObjects.COPY_OUT : table.rowSet().copyOut());
        RowDigest digest = digest(out, table);
        if (digest.rows() != table.rows() || !digest.hex().equals(table.digest())) {
            throw new BackupException(
                    Kind.FINDING,
                    table.tableName() + " came back different: have " + digest.rows() + " rows, checksum "
                            + digest.hex() + "; want " + table.rows() + " rows, checksum " + table.digest()
                            + " (nothing was changed)");
        }
    }

    private RowDigest digest(CopyOut out, Manifest.Table table) throws SQLException {
        var digest = new RowDigest();
        try {
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                digest.add(row, 0, row.length);
                if (digest.rows() % 100_000 == 0) {
                    progress.at("proving " + table.tableName(), digest.rows(), table.rows());
                }
            }
            return digest;
        } catch (OutOfMemoryError e) {
            throw RowSize.tooLarge(table.tableName(), e);
        }
    }
}
