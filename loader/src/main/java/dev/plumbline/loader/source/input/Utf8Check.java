package dev.plumbline.loader.source.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Checks that a moving window is UTF-8 without NUL, up to its first fault. */
public final class Utf8Check {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private int checked;
    private int fault = -1;

    void startAt(int index) {
        checked = index;
        fault = -1;
    }

    /** The window has moved; a fault that is no longer in it does not count. */
    void shift(int count) {
        checked = Math.max(checked - count, 0);
        fault = Math.max(fault - count, -1);
    }

    /** Index of the first invalid byte, -1 while there is none. */
    int faultAt() {
        return fault;
    }

    /** Goes on to {@code limit}; a sequence that is cut off there is left for the next time, but is a fault at the end of the text. */
    void run(byte[] buf, int limit, boolean end) {
        int i = checked;
        while (i < limit && fault < 0) {
            i = skipAscii(buf, i, limit);
            if (i == limit) {
                break;
            }
            int length = sequenceLength(buf, i, limit);
            if (length > 0) {
                i += length;
            } else if (length == 0 && !end) {
                break;
            } else {
                fault = i;
            }
        }
        checked = i;
    }

    /** Eight bytes at a time: none has its high bit set, none is zero. */
    private static int skipAscii(byte[] buf, int from, int limit) {
        int i = from;
        for (; i + 8 <= limit; i += 8) {
            long x = (long) LONGS.get(buf, i);
            if (((x | (x - ONES)) & HIGH_BITS) != 0) {
                break;
            }
        }
        while (i < limit && buf[i] > 0) {
            i++;
        }
        return i;
    }

    /** Length of the character at {@code i}; 0 when it is valid so far but cut off; -1 when it is invalid. */
    private static int sequenceLength(byte[] buf, int i, int limit) {
        int lead = buf[i] & 0xff;
        if (lead < 0x80) {
            return lead == 0 ? -1 : 1;
        }
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4) {
            return -1;
        }
        for (int k = 1; k < length; k++) {
            if (i + k == limit) {
                return 0;
            }
            int low = k > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
            int high = k > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
            int next = buf[i + k] & 0xff;
            if (next < low || next > high) {
                return -1;
            }
        }
        return length;
    }

    /** Whether a part is UTF-8 without NUL. */
    public static boolean isText(byte[] buf, int from, int to) {
        Utf8Check check = new Utf8Check();
        check.startAt(from);
        check.run(buf, to, true);
        return check.fault < 0;
    }

    /** A part as text; bytes that are not text are shown as {@code \xNN}. */
    static String show(byte[] buf, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            Utf8Check check = new Utf8Check();
            check.startAt(i);
            check.run(buf, to, true);
            int good = check.fault < 0 ? to : check.fault;
            text.append(new String(buf, i, good - i, StandardCharsets.UTF_8));
            if (good < to) {
                text.append("\\x%02X".formatted(buf[good] & 0xff));
            }
            i = good + 1;
        }
        return text.toString();
    }
}
