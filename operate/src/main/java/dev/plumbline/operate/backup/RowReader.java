package dev.plumbline.operate.backup;

import dev.plumbline.catalog.checksum.CopyChecksum;
import dev.plumbline.catalog.checksum.TableChecksum;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyIn;

/** Carries the members of a backup into their tables; unpacking and summing up the next ones runs beside sending. */
final class RowReader {
    private static final int AHEAD = 3;

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

    /** What the rows of the file came to, table by table. */
    List<TableChecksum> readAll() throws SQLException, IOException {
        ExecutorService unpacker = Executors.newSingleThreadExecutor();
        try {
            List<TableChecksum> sums = new ArrayList<>();
            for (int table = 0; table < file.manifest().tables().size(); table++) {
                sums.add(read(table, unpacker));
            }
            return sums;
        } finally {
            unpacker.shutdownNow();
        }
    }

    private TableChecksum read(int table, ExecutorService unpacker) throws SQLException, IOException {
        Manifest.Table entry = file.manifest().tables().get(table);
        var sum = new CopyChecksum(entry.columns());
        try {
            if (entry.schema().isEmpty()) {
                LargeObjects.prepare(connection);
                target.copy(LargeObjects.COPY_IN, in -> send(in, table, sum, unpacker));
                LargeObjects.create(connection);
            } else if (entry.rows() > 0) {
                target.fill(entry.rowSet(), entry.rowSet().copyIn(), in -> send(in, table, sum, unpacker));
            }
        } catch (SQLException e) {
            throw BackupException.sql("rows of " + entry.tableName() + " (nothing was changed)", e);
        }
        TableChecksum found = sum.result();
        if (file.manifest().version() == Manifest.VERSION && !entry.isHeldBy(found)) {
            throw BackupFile.damaged(
                    file.path(),
                    "the rows of " + entry.tableName() + " are not those it tells of: have " + found.rows()
                            + " rows, checksum " + found.digest() + "; want " + entry.rows() + " rows, checksum "
                            + entry.digest());
        }
        return found;
    }

    private void send(CopyIn in, int table, CopyChecksum sum, ExecutorService unpacker)
            throws SQLException, IOException {
        Manifest.Table entry = file.manifest().tables().get(table);
        Iterator<Manifest.Member> members = file.rowsOf(table).iterator();
        Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        long bytes = 0;
        while (members.hasNext() || !waiting.isEmpty()) {
            while (members.hasNext() && waiting.size() < AHEAD) {
                Manifest.Member member = members.next();
                waiting.add(unpacker.submit(() -> unpack(member, sum)));
            }
            byte[] rows = taken(waiting.remove());
            in.writeToCopy(rows, 0, rows.length);
            bytes += rows.length;
            progress.at(entry.tableName().toString(), entry.rows() * bytes / Math.max(1, entry.bytes()), entry.rows());
        }
    }

    private byte[] unpack(Manifest.Member member, CopyChecksum sum) {
        byte[] rows = file.read(member);
        sum.add(rows, 0, rows.length);
        return rows;
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
