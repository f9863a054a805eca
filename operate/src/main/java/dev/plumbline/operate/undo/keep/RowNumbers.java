package dev.plumbline.operate.undo.keep;

import java.util.Arrays;

/** Numbers of rows, added in ascending order and stored as ranges. One thread. */
final class RowNumbers {
    private long[] bounds = new long[64];
    private int used;
    private long count;

    /** The next number, greater than all before it. */
    void add(long number) {
        if (used > 0 && number <= bounds[used - 1]) {
            throw new IllegalArgumentException(number + " after " + bounds[used - 1]);
        }
        count++;
        if (used > 0 && bounds[used - 1] + 1 == number) {
            bounds[used - 1] = number;
            return;
        }
        if (used + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[used++] = number;
        bounds[used++] = number;
    }

    long count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Receives the ranges of numbers that are missing, in batches. */
    interface Gaps {
        void these(Long[] first, Long[] last) throws java.sql.SQLException;
    }

    /** Passes on every range between 1 and the given number that is missing here. */
    void gaps(long upTo, int batch, Gaps taker) throws java.sql.SQLException {
        var first = new Long[batch];
        var last = new Long[batch];
        int filled = 0;
        long next = 1;
        for (int at = 0; at <= used; at += 2) {
            long end = at == used ? upTo : bounds[at] - 1;
            if (next <= end) {
                first[filled] = next;
                last[filled++] = end;
            }
            if (filled == batch || at == used && filled > 0) {
                taker.these(Arrays.copyOf(first, filled), Arrays.copyOf(last, filled));
                filled = 0;
            }
            next = at == used ? next : bounds[at + 1] + 1;
        }
    }
}
