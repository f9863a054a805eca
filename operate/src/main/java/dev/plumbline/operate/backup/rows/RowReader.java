package dev.plumbline.operate.backup.rows;

import dev.plumbline.catalog.checksum.CopyChecksum;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.LargeObjects;
import dev.plumbline.operate.backup.source.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyIn;

/** Sends the members of a backup into their tables, while the next ones are being unpacked. */
public final class RowReader {
    private static final int AHEAD = 3;

    private final Connection connection;
    private final BackupFile file;
    private final RowTarget target;
    private final Progress progress;

    public RowReader(Connection connection, BackupFile file, RowTarget target, Progress progress) {
        this.connection = connection;
        this.file = file;
        this.target = target;
        this.progress = progress;
    }

    /**
     * The outcome for the rows of one table.
     *
     * @param sum of those in the file, where the manifest is too old to contain it
     * @param straight whether nothing but the server's own input functions lay between the file and the table
     */
    public record Taken(Optional<TableChecksum> sum, boolean straight) {}

    public List<Taken> readAll() throws SQLException, IOException {
        ExecutorService unpacker = Executors.newSingleThreadExecutor();
        try {
            List<Taken> taken = new ArrayList<>();
            for (int table = 0; table < file.manifest().tables().size(); table++) {
                taken.add(read(table, unpacker));
            }
            return taken;
        } finally {
            unpacker.shutdownNow();
        }
    }

    /**
     * Each member is checked against its SHA-256, and the rows were counted and summed when they were written: only the count is left to
     * check.
     */
    private Taken read(int table, ExecutorService unpacker) throws SQLException, IOException {
        Manifest.Table entry = file.manifest().tables().get(table);
        Optional<CopyChecksum> sum = file.manifest().version() < Manifest.VERSION
                ? Optional.of(new CopyChecksum(entry.columns()))
                : Optional.empty();
        long straight = 0;
        try {
            if (entry.schema().isEmpty()) {
                LargeObjects.prepare(connection);
                target.copy(LargeObjects.COPY_IN, in -> send(in, table, sum, unpacker));
                LargeObjects.create(connection);
                straight = -1;
            } else if (entry.rows() > 0) {
                straight = target.fill(entry.rowSet(), entry.rowSet().copyIn(), in -> send(in, table, sum, unpacker));
            }
        } catch (SQLException e) {
            throw BackupException.sql("rows of " + entry.tableName() + " (nothing was changed)", e);
        }
        if (straight >= 0 && straight != entry.rows()) {
            throw new BackupException(
                    Kind.FINDING,
                    entry.tableName() + " came back different: actual " + straight + " rows; expected " + entry.rows()
                            + " rows (nothing was changed)");
        }
        return new Taken(sum.map(CopyChecksum::result), straight >= 0);
    }

    private void send(CopyIn in, int table, Optional<CopyChecksum> sum, ExecutorService unpacker)
            throws SQLException, IOException {
        Manifest.Table entry = file.manifest().tables().get(table);
        Iterator<Manifest.Member> members = file.rowsOf(table).iterator();
        Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        long bytes = 0;
        while (members.hasNext() || !waiting.isEmpty()) {
            while (members.hasNext() && waiting.size() < AHEAD) {
                Manifest.Member member = members.next();
                waiting.add(unpacker.submit(() -> file.read(member)));
            }
            byte[] rows = taken(waiting.remove());
            sum.ifPresent(one -> one.add(rows, 0, rows.length));
            in.writeToCopy(rows, 0, rows.length);
            bytes += rows.length;
            progress.at(entry.tableName().toString(), entry.rows() * bytes / Math.max(1, entry.bytes()), entry.rows());
        }
        if (bytes != entry.bytes()) {
            throw BackupFile.damaged(
                    file.path(),
                    "the rows of " + entry.tableName() + " have " + bytes + " bytes, expected " + entry.bytes());
        }
    }

    private static byte[] taken(Future<byte[]> unpacked) throws IOException {
        try {
            return unpacked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException("unpacking failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking", e);
        }
    }
}
