package dev.plumbline.loader.copy.sort;

import dev.plumbline.loader.copy.CopyBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of a load in temporary files and returns them ordered by some of their columns. PostgreSQL builds an index over rows
 * stored in its order in a fraction of the time. The order of values is the server's (see {@code ranks}), so it is right under every
 * collation. One thread.
 */
public final class RowSorter implements AutoCloseable {

    private static final int PIECE = 1 << 30;
    private static final int LONGEST_ROW = 1 << 23;
    /** A tab and the longest number. */
    private static final int APPENDED = 24;

    private final KeyRuns runs;
    private final FileChannel data;
    private long bytes;
    private @Nullable CopyBatch unkept;
    private @Nullable IOException full;
    private @Nullable MappedArray order;

    /** Takes sorted rows. */
    public interface Receiver {
        void send(byte[] rows, int length) throws SQLException;
    }

    /** @param fields which values of a row, counted from 0, are sorted by, the first one first */
    public RowSorter(int[] fields) throws IOException {
        runs = new KeyRuns(fields);
        data = MappedArray.temporary();
    }

    public int rows() {
        return runs.rows();
    }

    /**
     * Takes a batch; false when it was the last one, because sorting does not pay (too many distinct values, or the rows are sorted
     * already) or because there is no space to keep it (see {@link #full}).
     */
    public boolean add(CopyBatch batch) {
        try {
            keep(batch);
            bytes += batch.length();
            return takesMore(batch);
        } catch (IOException e) {
            full = e;
            unkept = batch;
            return false;
        } catch (UncheckedIOException e) {
            full = e.getCause();
            return false;
        }
    }

    private void keep(CopyBatch batch) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(batch.data(), 0, batch.length());
        long at = bytes;
        while (all.hasRemaining()) {
            at += data.write(all, at);
        }
    }

    private boolean takesMore(CopyBatch batch) {
        boolean pays = batch.length() < LONGEST_ROW;
        for (int row = 0; row < batch.rows() && pays; row++) {
            int from = batch.start(row);
            long place = bytes - batch.length() + from;
            pays = runs.add(place, batch.data(), from, batch.start(row + 1) - 1);
        }
        return pays;
    }

    /** Why there was no space. */
    public Optional<IOException> full() {
        return Optional.ofNullable(full);
    }

    /** The distinct values of each sort column, null for NULL. */
    public List<List<@Nullable String>> values() {
        return runs.values();
    }

    /** Returns the rows in their original order. */
    public void unsorted(Receiver receiver) throws IOException, SQLException {
        ByteBuffer buffer = ByteBuffer.allocate(128 * 1024);
        for (long at = 0; at < bytes; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - at));
            at += data.read(buffer, at);
            receiver.send(buffer.array(), buffer.position());
        }
        CopyBatch last = unkept;
        if (last != null) {
            receiver.send(last.data(), last.length());
        }
    }

    /**
     * Sorts the rows; false when there is no space for that, and then they are still available unsorted.
     *
     * @param ranks for each column and each of its values its rank
     */
    public boolean sort(List<int[]> ranks) {
        try {
            runs.end(bytes);
            order = runs.order(ranks);
            return true;
        } catch (IOException e) {
            full = e;
        } catch (UncheckedIOException e) {
            full = e.getCause();
        }
        return false;
    }

    /**
     * Returns the rows in order, once they are {@link #sort sorted}.
     *
     * @param first what the first row that came has in a column added at the end; null: none is added
     * @param step what is added to that for each later row
     */
    public void sorted(@Nullable Long first, long step, Receiver receiver) throws IOException, SQLException {
        var out = new Outgoing(receiver);
        MappedArray places = Objects.requireNonNull(order);
        List<MappedByteBuffer> pieces = pieces();
        byte[] run = new byte[2 * KeyRuns.LONGEST];
        for (int i = 0; i < runs.size(); i++) {
            int number = places.number(i);
            long from = runs.start(number);
            int size = (int) (runs.start(number + 1) - from);
            run = size > run.length ? new byte[size] : run;
            pieces.get((int) (from / PIECE)).get((int) (from % PIECE), run, 0, size);
            if (first == null) {
                out.add(run, 0, size);
            } else {
                number(run, size, first + runs.rowsBefore(number) * step, step, out);
            }
        }
        out.flush();
    }

    /** A line break within a value is escaped, so each one ends a row. */
    private static void number(byte[] run, int size, long first, long step, Outgoing out) throws SQLException {
        long value = first;
        int from = 0;
        for (int i = 0; i < size; i++) {
            if (run[i] == '\n') {
                out.add(run, from, i - from, value);
                value += step;
                from = i + 1;
            }
        }
    }

    /** Mapped segments overlap by the longest run, so that none is split. */
    private List<MappedByteBuffer> pieces() throws IOException {
        long overlap = KeyRuns.LONGEST + LONGEST_ROW;
        var pieces = new ArrayList<MappedByteBuffer>();
        for (long at = 0; at < bytes; at += PIECE) {
            pieces.add(data.map(FileChannel.MapMode.READ_ONLY, at, Math.min(bytes - at, PIECE + overlap)));
        }
        return pieces;
    }

    @Override
    public void close() {
        runs.close();
        MappedArray places = order;
        if (places != null) {
            places.close();
        }
        try {
            data.close();
        } catch (IOException e) {
            // the file was deleted when it was created
        }
    }

    /** Collects rows into pieces worth sending. */
    private static final class Outgoing {

        private final Receiver receiver;
        private byte[] bytes = new byte[256 * 1024];
        private int length;

        Outgoing(Receiver receiver) {
            this.receiver = receiver;
        }

        void add(byte[] rows, int from, int size) throws SQLException {
            room(size);
            System.arraycopy(rows, from, bytes, length, size);
            length += size;
        }

        /** Adds a row, given without its line break, with one more value. */
        void add(byte[] rows, int from, int size, long value) throws SQLException {
            room(size + APPENDED);
            System.arraycopy(rows, from, bytes, length, size);
            length += size;
            bytes[length++] = '\t';
            decimal(value);
            bytes[length++] = '\n';
        }

        private void decimal(long value) {
            if (value < 0) {
                bytes[length++] = '-';
            }
            int end = length + 1;
            for (long rest = value / 10; rest != 0; rest /= 10) {
                end++;
            }
            length = end;
            long rest = value;
            do {
                bytes[--end] = (byte) ('0' + Math.abs((int) (rest % 10)));
                rest /= 10;
            } while (rest != 0);
        }

        private void room(int size) throws SQLException {
            if (length + size > bytes.length) {
                flush();
                bytes = size > bytes.length ? new byte[size] : bytes;
            }
        }

        void flush() throws SQLException {
            if (length > 0) {
                receiver.send(bytes, length);
                length = 0;
            }
        }
    }
}
