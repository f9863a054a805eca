package dev.plumbline.loader.copy.sort;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runs of consecutive rows with equal sort columns. Equal rows mostly stand together, so comparing a row with the previous one saves
 * most of the work, and there are far fewer runs than rows to sort. One thread.
 */
final class KeyRuns implements AutoCloseable {

    /** More distinct values than this in a column are not worth ranking. */
    private static final int DIFFERENT = 100_000;
    /** After this many rows it is known whether the input is sorted already. */
    private static final int SAMPLE = 30_000;
    /** A run of more bytes is split, so that one fits into memory. */
    static final int LONGEST = 1 << 16;

    private final int[] fields;
    private final int firstField;
    private final int lastField;
    private final ByteDictionary[] values;
    private final MappedArray[] numbers;
    private final MappedArray starts = new MappedArray(8);
    private final MappedArray rowNumbers = new MappedArray(4);
    private final Set<Long> pairs = new HashSet<>();
    private byte[] key = new byte[256];
    private int keyLength;
    private long start;
    private int runs;
    private int rows;
    private long changes;
    private long pairChanges;
    private int last = -1;
    private long lastPair = -1;

    /** @param fields which values of a row, counted from 0, are sorted by, the first one first */
    KeyRuns(int[] fields) throws IOException {
        this.fields = fields.clone();
        firstField = Arrays.stream(fields).min().orElseThrow();
        lastField = Arrays.stream(fields).max().orElseThrow();
        values = new ByteDictionary[fields.length];
        numbers = new MappedArray[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = new ByteDictionary(DIFFERENT);
            numbers[i] = new MappedArray(4);
        }
    }

    int rows() {
        return rows;
    }

    int size() {
        return runs;
    }

    /** Where a run begins; for {@code run == size()} where the last one ends. */
    long start(int run) {
        return starts.offset(run);
    }

    /** How many rows came before a run. */
    int rowsBefore(int run) {
        return rowNumbers.number(run);
    }

    List<List<@Nullable String>> values() {
        return Arrays.stream(values).map(ByteDictionary::values).toList();
    }

    /**
     * Takes the next row.
     *
     * @param place the row's position among all rows
     * @param to the end of the row without its line break
     * @return false when sorting does not pay: too many distinct values, or the rows are sorted already
     */
    boolean add(long place, byte[] row, int from, int to) {
        int begin = skip(row, from, to, firstField);
        boolean known = true;
        if (place - start >= LONGEST || rows == 0 || !likeLast(row, begin, to)) {
            known = begin(place, row, begin, to);
        }
        rows++;
        return known && !(rows == SAMPLE && inOrder());
    }

    /** To be called after the last row. */
    void end(long place) {
        starts.offset(runs, place);
        rowNumbers.number(runs, rows);
    }

    private static int skip(byte[] row, int from, int to, int count) {
        int i = from;
        for (int field = 0; field < count && i < to; i++) {
            field += row[i] == '\t' ? 1 : 0;
        }
        return i;
    }

    private boolean likeLast(byte[] row, int begin, int to) {
        int end = begin + keyLength;
        return end <= to && (end == to || row[end] == '\t') && Arrays.equals(row, begin, end, key, 0, keyLength);
    }

    private boolean begin(long place, byte[] row, int begin, int to) {
        start = place;
        starts.offset(runs, place);
        rowNumbers.number(runs, rows);
        int from = begin;
        int field = firstField;
        int i = begin;
        for (; field <= lastField; i++) {
            if (i < to && row[i] != '\t') {
                continue;
            }
            if (!number(field, row, from, i)) {
                return false;
            }
            field++;
            from = i + 1;
        }
        keep(row, begin, i - 1);
        if (rows < SAMPLE) {
            sample();
        }
        runs++;
        return true;
    }

    private boolean number(int field, byte[] row, int from, int to) {
        for (int k = 0; k < fields.length; k++) {
            if (fields[k] == field) {
                int number = values[k].number(row, from, to);
                if (number < 0) {
                    return false;
                }
                numbers[k].number(runs, number);
            }
        }
        return true;
    }

    private void keep(byte[] row, int begin, int end) {
        keyLength = end - begin;
        if (keyLength > key.length) {
            key = new byte[keyLength * 2];
        }
        System.arraycopy(row, begin, key, 0, keyLength);
    }

    private void sample() {
        int first = numbers[0].number(runs);
        int second = fields.length > 1 ? numbers[1].number(runs) : 0;
        long pair = (long) first << 32 | second;
        changes += first != last ? 1 : 0;
        pairChanges += pair != lastPair ? 1 : 0;
        pairs.add(pair);
        last = first;
        lastPair = pair;
    }

    private boolean inOrder() {
        return changes == values[0].size() && pairChanges == pairs.size();
    }

    /**
     * The runs in order: a counting sort by the last column, then by the one before it, and so on. Linear and stable.
     */
    MappedArray order(List<int[]> ranks) throws IOException {
        MappedArray order = new MappedArray(4);
        for (int i = 0; i < runs; i++) {
            order.number(i, i);
        }
        for (int k = fields.length - 1; k >= 0; k--) {
            MappedArray next = orderBy(numbers[k], ranks.get(k), order);
            order.close();
            order = next;
        }
        return order;
    }

    private MappedArray orderBy(MappedArray number, int[] rank, MappedArray order) throws IOException {
        int[] places = new int[rank.length + 1];
        for (int i = 0; i < runs; i++) {
            places[rank[number.number(i)] + 1]++;
        }
        for (int r = 0; r < rank.length; r++) {
            places[r + 1] += places[r];
        }
        MappedArray next = new MappedArray(4);
        for (int i = 0; i < runs; i++) {
            int run = order.number(i);
            next.number(places[rank[number.number(run)]]++, run);
        }
        return next;
    }

    @Override
    public void close() {
        for (MappedArray one : numbers) {
            one.close();
        }
        starts.close();
        rowNumbers.close();
    }
}
