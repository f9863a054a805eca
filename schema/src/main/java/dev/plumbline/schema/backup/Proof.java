package dev.plumbline.schema.backup;

import dev.plumbline.schema.SchemaException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Reads a restored database back, within the transaction that restored it, and compares it with the manifest. */
final class Proof {
    private static final int SHOWN = 5;

    private final Connection connection;
    private final BackupFile file;
    private final Progress progress;
    private final List<String> notes;

    Proof(Connection connection, BackupFile file, Progress progress, List<String> notes) {
        this.connection = connection;
        this.file = file;
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
        List<String> wanted = Backup.before(file);
        List<String> different = found.statements().stream()
                .map(StructureStatement::sql)
                .filter(sql -> manifest.structureSource().equals("catalogue")
                        && !wanted.contains(sql)
                        && !Backup.after(file).contains(sql))
                .limit(SHOWN)
                .toList();
        if (manifest.serverVersion() / 10000 == Session.serverMajor(connection)) {
            throw new BackupException(
                    Kind.FINDING,
                    "the restored structure differs from the recorded one"
                            + (different.isEmpty() ? "" : ": " + different) + " (nothing was changed)");
        }
        notes.add("PostgreSQL " + Session.serverMajor(connection) + " words the structure otherwise than "
                + manifest.serverVersion() / 10000 + " did, so only rows were proven equal"
                + (different.isEmpty() ? "" : "; first: " + different.get(0)));
    }

    private void rows(CopyManager copy, Manifest.Table table) throws SQLException {
        boolean large = table.schema().isEmpty();
        CopyOut out =
                copy.copyOut(large ? LargeObjects.COPY_OUT : table.rowSet().copyOut());
        var digest = new RowDigest();
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.add(row, 0, row.length);
            if (digest.rows() % 100_000 == 0) {
                progress.at("proving " + table.tableName(), digest.rows(), table.rows());
            }
        }
        if (digest.rows() != table.rows() || !digest.hex().equals(table.digest())) {
            throw new BackupException(
                    Kind.FINDING,
                    table.tableName() + " came back different: have " + digest.rows() + " rows, checksum "
                            + digest.hex() + "; want " + table.rows() + " rows, checksum " + table.digest()
                            + " (nothing was changed)");
        }
    }
}
