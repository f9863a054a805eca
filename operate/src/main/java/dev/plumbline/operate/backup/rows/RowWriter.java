package dev.plumbline.operate.backup.rows;

import dev.plumbline.catalog.checksum.CopyChecksum;
import dev.plumbline.operate.backup.file.BackupWriter;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.RowSize;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Writes the rows of tables into members of a few megabytes, compressing while it reads. */
public final class RowWriter {
    private static final int CHUNK = 4 << 20;
    private static final int WAITING = 2;

    private final BackupWriter writer;
    private final CopyManager copy;
    private final ExecutorService compressor;
    private final Progress progress;

    public RowWriter(BackupWriter writer, CopyManager copy, ExecutorService compressor, Progress progress) {
        this.writer = writer;
        this.copy = copy;
        this.compressor = compressor;
        this.progress = progress;
    }

    public CopyChecksum write(RowSet rows, String copyOut, int table) throws SQLException, IOException {
        var members = new Members(rows, table);
        try {
            var digest = new CopyChecksum(rows.columns());
            CopyOut out = copy.copyOut(copyOut);
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                digest.add(row, 0, row.length);
                if (members.add(row)) {
                    progress.at(rows.table().toString(), digest.rows(), rows.estimate());
                }
            }
            members.finish();
            progress.at(rows.table().toString(), digest.rows(), digest.rows());
            return digest;
        } catch (OutOfMemoryError e) {
            throw RowSize.tooLarge(rows.table(), e);
        }
    }

    /** The members of one table. A row longer than a member continues in the next. */
    private final class Members {
        private final RowSet rows;
        private final int table;
        private final Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        private byte[] chunk = new byte[1 << 16];
        private int filled;
        private int number;

        Members(RowSet rows, int table) {
            this.rows = rows;
            this.table = table;
        }

        /** Whether a member became full. */
        boolean add(byte[] row) throws IOException {
            boolean full = false;
            for (int at = 0; at < row.length; ) {
                int length = Math.min(row.length - at, CHUNK - filled);
                reserve(filled + length);
                System.arraycopy(row, at, chunk, filled, length);
                filled += length;
                at += length;
                if (filled == CHUNK) {
                    submit();
                    full = true;
                }
            }
            return full;
        }

        private void reserve(int length) {
            if (length > chunk.length) {
                chunk = Arrays.copyOf(chunk, Math.min(CHUNK, Math.max(length, chunk.length * 2)));
            }
        }

        private void submit() throws IOException {
            byte[] full = Arrays.copyOf(chunk, filled);
            filled = 0;
            waiting.add(compressor.submit(() -> BackupWriter.compress(full)));
            if (waiting.size() > WAITING) {
                write();
            }
        }

        private void write() throws IOException {
            writer.add(member(rows, table, number++), table, taken(waiting.remove()));
        }

        void finish() throws IOException {
            if (filled > 0) {
                submit();
            }
            while (!waiting.isEmpty()) {
                write();
            }
        }
    }

    private static byte[] taken(Future<byte[]> compressed) throws IOException {
        try {
            return compressed.get();
        } catch (ExecutionException e) {
            throw new IOException("compressing failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        }
    }

    private static String member(RowSet rows, int table, int number) {
        String readable = rows.table().toString().replaceAll("[^A-Za-z0-9_.-]", "_");
        return String.format(
                Locale.ROOT,
                "data/%05d-%s-%06d.copy.zst",
                table,
                readable.substring(0, Math.min(60, readable.length())),
                number);
    }
}
