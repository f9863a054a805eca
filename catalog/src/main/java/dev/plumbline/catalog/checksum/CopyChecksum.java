package dev.plumbline.catalog.checksum;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The {@link TableChecksum} of rows as they pass in COPY text format in UTF-8, equal to the server's. The text comes in pieces of any
 * length. Not thread-safe.
 */
public final class CopyChecksum {
    private static final String NEEDS_QUOTES = "\"\\(), \t\n\u000b\f\r";
    private static final boolean[] QUOTED = new boolean[256];

    static {
        NEEDS_QUOTES.chars().forEach(c -> QUOTED[c] = true);
    }

    /** The positions of the fields in the text, in the order in which the checksum takes them. */
    private final int[] order;
    /** The starts of the fields of the current row, and one more after the last. */
    private final int[] starts;

    private byte[] cut = new byte[256];
    private int cutLength;
    private byte[] record = new byte[256];
    private int recordLength;
    private long rows;
    private long bytes;
    private final ServerHash hash = new ServerHash();
    private final Sum first = new Sum();
    private final Sum second = new Sum();

    /** @param columns in the order of the text */
    public CopyChecksum(List<String> columns) {
        this.order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(
                        field -> columns.get(field).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
        this.starts = new int[columns.size() + 1];
    }

    public void add(byte[] text, int offset, int length) {
        bytes += length;
        int end = offset + length;
        int start = offset;
        while (start < end) {
            int line = lineEnd(text, start, end);
            if (line < 0) {
                keep(text, start, end);
                return;
            }
            if (cutLength > 0) {
                keep(text, start, line);
                row(cut, 0, cutLength);
                cutLength = 0;
            } else {
                row(text, start, line);
            }
            start = line + 1;
        }
    }

    private static int lineEnd(byte[] text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** The part of a row whose end has not come yet. */
    private void keep(byte[] text, int start, int end) {
        int length = end - start;
        if (cutLength + length > cut.length) {
            cut = Arrays.copyOf(cut, Math.max(cut.length * 2, cutLength + length));
        }
        System.arraycopy(text, start, cut, cutLength, length);
        cutLength += length;
    }

    public long rows() {
        return rows;
    }

    /** Of the text, line ends included. */
    public long bytes() {
        return bytes;
    }

    public TableChecksum result() {
        return new TableChecksum(rows, first.value(), second.value(), Collections.emptySortedMap());
    }

    private void row(byte[] text, int start, int end) {
        int fields = 0;
        starts[0] = start;
        for (int at = start; at < end && fields < order.length - 1; at++) {
            if (text[at] == '\t') {
                starts[++fields] = at + 1;
            }
        }
        if (order.length > 0) {
            starts[fields + 1] = end + 1;
        }
        recordLength = 0;
        put((byte) '(');
        for (int i = 0; i < order.length; i++) {
            if (i > 0) {
                put((byte) ',');
            }
            if (order[i] <= fields) {
                field(text, starts[order[i]], starts[order[i] + 1] - 1);
            }
        }
        put((byte) ')');
        hash.of(record, recordLength);
        first.add(hash.first());
        second.add(hash.second());
        rows++;
    }

    /** As a field of a row written as text: null is nothing, ambiguous values are quoted. */
    private void field(byte[] text, int start, int end) {
        if (end - start == 2 && text[start] == '\\' && text[start + 1] == 'N') {
            return;
        }
        boolean escaped = false;
        boolean quotes = start == end;
        for (int at = start; at < end; at++) {
            if (text[at] == '\\' && at + 1 < end) {
                escaped = true;
                quotes |= QUOTED[unescaped(text[++at]) & 0xFF];
            } else {
                quotes |= QUOTED[text[at] & 0xFF];
            }
        }
        if (!escaped && !quotes) {
            reserve(end - start);
            System.arraycopy(text, start, record, recordLength, end - start);
            recordLength += end - start;
            return;
        }
        reserve(2 * (end - start) + 2);
        if (quotes) {
            record[recordLength++] = '"';
        }
        for (int at = start; at < end; at++) {
            byte c = text[at] == '\\' && at + 1 < end ? unescaped(text[++at]) : text[at];
            if (c == '"' || c == '\\') {
                record[recordLength++] = c;
            }
            record[recordLength++] = c;
        }
        if (quotes) {
            record[recordLength++] = '"';
        }
    }

    /** COPY writes a backslash and a letter for what would break its lines, and two backslashes for one. */
    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> letter;
        };
    }

    private void put(byte c) {
        reserve(1);
        record[recordLength++] = c;
    }

    private void reserve(int more) {
        if (recordLength + more > record.length) {
            record = Arrays.copyOf(record, Math.max(record.length * 2, recordLength + more));
        }
    }

    /** For signed 64-bit numbers, the widest there are. */
    private static final class Sum {
        private BigInteger carried = BigInteger.ZERO;
        private long low;

        void add(long value) {
            long sum = low + value;
            if (((low ^ sum) & (value ^ sum)) < 0) {
                carried = carried.add(BigInteger.valueOf(low)).add(BigInteger.valueOf(value));
                low = 0;
            } else {
                low = sum;
            }
        }

        BigInteger value() {
            return carried.add(BigInteger.valueOf(low));
        }
    }
}
