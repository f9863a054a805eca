package dev.plumbline.operate.backup;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Carries the members of a backup into their tables. */
final class RowReader {
    private final Connection connection;
    private final BackupFile file;
    private final Progress progress;

    RowReader(Connection connection, BackupFile file, Progress progress) {
        this.connection = connection;
        this.file = file;
        this.progress = progress;
    }

    void readAll() throws SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (int table = 0; table < file.manifest().tables().size(); table++) {
            Manifest.Table entry = file.manifest().tables().get(table);
            if (entry.schema().isEmpty()) {
                LargeObjects.prepare(connection);
                read(copy, LargeObjects.COPY_IN, table);
                LargeObjects.create(connection);
            } else if (entry.rows() > 0) {
                read(copy, entry.rowSet().copyIn(), table);
            }
        }
    }

    private void read(CopyManager copy, String statement, int table) throws SQLException {
        Manifest.Table entry = file.manifest().tables().get(table);
        CopyIn in = copy.copyIn(statement);
        try {
            long bytes = 0;
            for (Manifest.Member member : file.rowsOf(table)) {
                byte[] rows = file.read(member);
                in.writeToCopy(rows, 0, rows.length);
                bytes += rows.length;
                progress.at(
                        entry.tableName().toString(), entry.rows() * bytes / Math.max(1, entry.bytes()), entry.rows());
            }
            in.endCopy();
        } catch (SQLException e) {
            throw BackupException.sql("rows of " + entry.tableName() + " (nothing was changed)", e);
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }
}
