package dev.plumbline.schema.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Carries the rows of tables into members of a few megabytes; compressing runs beside reading. */
final class RowWriter {
    private static final int CHUNK = 4 << 20;
    private static final int WAITING = 2;

    private final BackupWriter writer;
    private final CopyManager copy;
    private final ExecutorService compressor;
    private final Progress progress;

    RowWriter(BackupWriter writer, CopyManager copy, ExecutorService compressor, Progress progress) {
        this.writer = writer;
        this.copy = copy;
        this.compressor = compressor;
        this.progress = progress;
    }

    RowDigest write(RowSet rows, String copyOut, int table) throws SQLException, IOException {
        var digest = new RowDigest();
        var chunk = new ByteArrayOutputStream(1 << 16);
        Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        int number = 0;
        CopyOut out = copy.copyOut(copyOut);
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.add(row, 0, row.length);
            chunk.write(row, 0, row.length);
            if (chunk.size() >= CHUNK) {
                byte[] full = chunk.toByteArray();
                waiting.add(compressor.submit(() -> BackupWriter.compress(full)));
                chunk.reset();
                progress.at(rows.table().toString(), digest.rows(), rows.estimate());
            }
            if (waiting.size() > WAITING) {
                writer.add(member(rows, table, number++), table, taken(waiting.remove()));
            }
        }
        if (chunk.size() > 0) {
            byte[] last = chunk.toByteArray();
            waiting.add(compressor.submit(() -> BackupWriter.compress(last)));
        }
        while (!waiting.isEmpty()) {
            writer.add(member(rows, table, number++), table, taken(waiting.remove()));
        }
        progress.at(rows.table().toString(), digest.rows(), digest.rows());
        return digest;
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
