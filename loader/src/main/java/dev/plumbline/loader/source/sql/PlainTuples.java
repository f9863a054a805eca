package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;

/** Finds the rows of VALUES that consist of whole numbers, strings without a quote or a backslash, and NULL. */
final class PlainTuples {

    /** What ends the plain part of a string: its quote, or a character that must be escaped. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        for (char c : new char[] {0, '\'', '\\', '\t', '\n', '\r'}) {
            SPECIAL[c] = true;
        }
    }

    private final Input in;
    private final int[] starts;
    private final int[] ends;
    private final ValueKind[] kinds;

    PlainTuples(Input in, int width) {
        this.in = in;
        starts = new int[width];
        ends = new int[width];
        kinds = new ValueKind[width];
    }

    int width() {
        return starts.length;
    }

    /** Offers rows that are in the window as a whole, from the end of a row on, and leaves the position after the last one taken. */
    int offer(PlainRows rows) {
        int until = in.goodUntil();
        byte[] b = in.buf;
        int taken = 0;
        while (true) {
            int open = blanks(b, in.pos);
            if (b[open] != ',') {
                return taken;
            }
            open = blanks(b, open + 1);
            int end = b[open] == '(' ? tuple(b, open + 1) : -1;
            if (end < 0 || end >= until || !rows.take(b, starts, ends, kinds, in.line(open))) {
                return taken;
            }
            in.pos = end + 1;
            taken++;
        }
    }

    private static int blanks(byte[] b, int from) {
        int i = from;
        while (b[i] == ' ' || b[i] == '\n' || b[i] == '\r') {
            i++;
        }
        return i;
    }

    /** Finds the values after the opening parenthesis; returns where the closing one stands, -1 when the row is not a plain one. */
    private int tuple(byte[] b, int from) {
        int i = from;
        int width = starts.length;
        for (int value = 0; value < width; value++) {
            i = b[i] == ' ' ? i + 1 : i;
            i = value(b, i, value);
            if (i < 0 || b[i] != (value == width - 1 ? ')' : ',')) {
                return -1;
            }
            i++;
        }
        return i - 1;
    }

    private int value(byte[] b, int from, int value) {
        int i = from;
        if (b[i] == '\'') {
            i++;
            starts[value] = i;
            while (!SPECIAL[b[i] & 0xff]) {
                i++;
            }
            ends[value] = i;
            kinds[value] = ValueKind.TEXT;
            return b[i] == '\'' ? i + 1 : -1;
        }
        starts[value] = i;
        while (b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        ends[value] = i;
        kinds[value] = ValueKind.NUMBER;
        if (i > from) {
            return b[from] == '0' && i > from + 1 ? -1 : i;
        }
        kinds[value] = ValueKind.NULL;
        return isNull(b, i) ? i + 4 : -1;
    }

    private static boolean isNull(byte[] b, int i) {
        return (b[i] | 0x20) == 'n' && (b[i + 1] | 0x20) == 'u' && (b[i + 2] | 0x20) == 'l' && (b[i + 3] | 0x20) == 'l';
    }
}
