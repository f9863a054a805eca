package dev.plumbline.operate.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Carries the members of a backup into their tables. */
final class RowReader {
    private final Connection connection;
    private final BackupFile file;
    private final RowTarget target;
    private final Progress progress;

    RowReader(Connection connection, BackupFile file, RowTarget target, Progress progress) {
        this.connection = connection;
        this.file = file;
        this.target = target;
        this.progress = progress;
    }

    void readAll() throws SQLException, IOException {
        for (int table = 0; table < file.manifest().tables().size(); table++) {
            Manifest.Table entry = file.manifest().tables().get(table);
            int number = table;
            try {
                if (entry.schema().isEmpty()) {
                    LargeObjects.prepare(connection);
                    target.copy(LargeObjects.COPY_IN, in -> send(in, number));
                    LargeObjects.create(connection);
                } else if (entry.rows() > 0) {
                    target.fill(entry.rowSet(), entry.rowSet().copyIn(), in -> send(in, number));
                }
            } catch (SQLException e) {
                throw BackupException.sql("rows of " + entry.tableName() + " (nothing was changed)", e);
            }
        }
    }

    private void send(CopyIn in, int table) throws SQLException {
        Manifest.Table entry = file.manifest().tables().get(table);
        long bytes = 0;
        for (Manifest.Member member : file.rowsOf(table)) {
            byte[] rows = file.read(member);
            in.writeToCopy(rows, 0, rows.length);
            bytes += rows.length;
            progress.at(entry.tableName().toString(), entry.rows() * bytes / Math.max(1, entry.bytes()), entry.rows());
        }
    }
}
