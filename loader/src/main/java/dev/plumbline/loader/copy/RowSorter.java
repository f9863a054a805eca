package dev.plumbline.loader.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of a load in temporary files and gives them back in the order of some of their columns. PostgreSQL builds an
 * index over rows that lie in its order in a fraction of the time. The order of values is the server's (see {@code ranks}), so
 * it is right under every collation. One thread.
 */
public final class RowSorter implements AutoCloseable {

    /** More different values than this in a column are not worth ranking. */
    private static final int DIFFERENT = 100_000;
    /** After so many rows it is known whether the input comes in order by itself. */
    private static final int SAMPLE = 30_000;

    private static final int PIECE = 1 << 30;
    private static final int LONGEST_ROW = 1 << 23;

    private final int[] fields;
    private final ByteDictionary[] values;
    private final MappedArray[] numbers;
    private final MappedArray starts;
    private final FileChannel data;
    private final Set<Long> pairs = new HashSet<>();
    private int rows;
    private long bytes;
    private long runs;
    private long pairRuns;
    private int last = -1;
    private long lastPair = -1;

    /** Takes sorted rows. */
    public interface Receiver {
        void send(byte[] rows, int length) throws SQLException;
    }

    /** @param fields which values of a row, counted from 0, are sorted by, the first one first */
    public RowSorter(int[] fields) throws IOException {
        this.fields = fields.clone();
        values = new ByteDictionary[fields.length];
        numbers = new MappedArray[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = new ByteDictionary(DIFFERENT);
            numbers[i] = new MappedArray(4);
        }
        starts = new MappedArray(8);
        data = MappedArray.temporary();
    }

    public int rows() {
        return rows;
    }

    /** Keeps a batch; false when sorting does not pay: too many different values, or the rows come in order by themselves. */
    public boolean add(CopyBatch batch) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(batch.data(), 0, batch.length());
        while (all.hasRemaining()) {
            data.write(all);
        }
        boolean pays = batch.length() < LONGEST_ROW;
        for (int row = 0; row < batch.rows(); row++) {
            starts.offset(rows, bytes + batch.start(row));
            pays = pays && number(batch.data(), batch.start(row), batch.start(row + 1) - 1);
            rows++;
        }
        bytes += batch.length();
        starts.offset(rows, bytes);
        return pays && !(rows - batch.rows() < SAMPLE && rows >= SAMPLE && inOrder());
    }

    private boolean inOrder() {
        return runs == values[0].size() && pairRuns == pairs.size();
    }

    private boolean number(byte[] row, int from, int to) {
        int field = 0;
        int begin = from;
        int found = 0;
        int first = 0;
        int second = 0;
        for (int i = from; i <= to; i++) {
            if (i < to && row[i] != '\t') {
                continue;
            }
            for (int k = 0; k < fields.length; k++) {
                if (fields[k] == field) {
                    int number = values[k].number(row, begin, i);
                    if (number < 0) {
                        return false;
                    }
                    numbers[k].number(rows, number);
                    first = k == 0 ? number : first;
                    second = k == 1 ? number : second;
                    found++;
                }
            }
            if (found == fields.length) {
                break;
            }
            field++;
            begin = i + 1;
        }
        if (rows < SAMPLE * 2) {
            sample(first, second);
        }
        return true;
    }

    private void sample(int first, int second) {
        long pair = (long) first << 32 | second;
        runs += first != last ? 1 : 0;
        pairRuns += pair != lastPair ? 1 : 0;
        pairs.add(pair);
        last = first;
        lastPair = pair;
    }

    /** The different values of each column sorted by, null for NULL. */
    public List<List<@Nullable String>> values() {
        return Arrays.stream(values).map(ByteDictionary::values).toList();
    }

    /** Gives the rows back as they came. */
    public void unsorted(Receiver receiver) throws IOException, SQLException {
        data.position(0);
        ByteBuffer buffer = ByteBuffer.allocate(128 * 1024);
        while (data.read(buffer) >= 0) {
            receiver.send(buffer.array(), buffer.position());
            buffer.clear();
        }
    }

    /**
     * Gives the rows back in order.
     *
     * @param ranks for each column and each of its values the place among them
     * @param first what the first row that came has in a column added at the end; null: none is added
     * @param step what is added to that for each later row
     */
    public void sorted(List<int[]> ranks, @Nullable Long first, long step, Receiver receiver)
            throws IOException, SQLException {
        try (MappedArray order = order(ranks)) {
            List<MappedByteBuffer> pieces = pieces();
            byte[] out = new byte[256 * 1024];
            int length = 0;
            for (int i = 0; i < rows; i++) {
                int row = order.number(i);
                long from = starts.offset(row);
                int size = (int) (starts.offset(row + 1) - from);
                if (length + size + 24 > out.length) {
                    receiver.send(out, length);
                    length = 0;
                    out = size + 24 > out.length ? new byte[size + 24] : out;
                }
                pieces.get((int) (from / PIECE)).get((int) (from % PIECE), out, length, size);
                length += size;
                if (first != null) {
                    length = append(out, length - 1, first + row * step);
                }
            }
            receiver.send(out, length);
        }
    }

    private static int append(byte[] out, int at, long value) {
        byte[] digits = ("\t" + value + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, out, at, digits.length);
        return at + digits.length;
    }

    /** Pieces overlap by the longest row, so that no row is cut. */
    private List<MappedByteBuffer> pieces() throws IOException {
        var pieces = new ArrayList<MappedByteBuffer>();
        for (long at = 0; at < bytes; at += PIECE) {
            pieces.add(data.map(FileChannel.MapMode.READ_ONLY, at, Math.min(bytes - at, (long) PIECE + LONGEST_ROW)));
        }
        return pieces;
    }

    /** Counting sort by the last column, then the one before it, and so on: linear, and equal rows stay as they came. */
    private MappedArray order(List<int[]> ranks) throws IOException {
        MappedArray order = new MappedArray(4);
        for (int i = 0; i < rows; i++) {
            order.number(i, i);
        }
        for (int k = fields.length - 1; k >= 0; k--) {
            int[] rank = ranks.get(k);
            int[] places = new int[rank.length + 1];
            for (int i = 0; i < rows; i++) {
                places[rank[numbers[k].number(i)] + 1]++;
            }
            for (int r = 0; r < rank.length; r++) {
                places[r + 1] += places[r];
            }
            MappedArray next = new MappedArray(4);
            for (int i = 0; i < rows; i++) {
                int row = order.number(i);
                next.number(places[rank[numbers[k].number(row)]]++, row);
            }
            order.close();
            order = next;
        }
        return order;
    }

    @Override
    public void close() {
        for (MappedArray one : numbers) {
            one.close();
        }
        starts.close();
        try {
            data.close();
        } catch (IOException e) {
            // the file was deleted when it was made
        }
    }
}
