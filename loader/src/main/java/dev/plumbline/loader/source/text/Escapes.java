package dev.plumbline.loader.source.text;

import dev.plumbline.loader.source.input.Utf8Check;
import dev.plumbline.loader.source.record.ByteSink;

/** Backslash escapes of COPY text and of SQL strings. */
public final class Escapes {

    private Escapes() {}

    /** Appends COPY text with its escapes resolved; false when numeric escapes give invalid text. */
    static boolean copyText(byte[] b, int from, int to, ByteSink out) {
        int ownFrom = out.end;
        boolean numeric = false;
        int i = from;
        while (i < to) {
            if (b[i] != '\\' || i + 1 == to) {
                out.put(b[i++]);
                continue;
            }
            byte c = b[i + 1];
            int digits = numberLength(b, i + 1, to);
            if (digits > 0) {
                out.put(number(b, i + 1, digits));
                numeric = true;
                i += 1 + digits;
            } else {
                out.put(c == 'v' ? 0x0b : letter(c));
                i += 2;
            }
        }
        return !numeric || Utf8Check.isText(out.bytes, ownFrom, out.end);
    }

    /** What {@code \b \f \n \r \t} stand for; any other character stands for itself. */
    public static byte letter(byte c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** Length of {@code ooo} or {@code xHH} at {@code i}; 0 when there is none. */
    public static int numberLength(byte[] b, int i, int to) {
        int length = 0;
        if (b[i] == 'x') {
            while (length < 2 && i + 1 + length < to && Character.digit(b[i + 1 + length], 16) >= 0) {
                length++;
            }
            return length == 0 ? 0 : length + 1;
        }
        while (length < 3 && i + length < to && b[i + length] >= '0' && b[i + length] <= '7') {
            length++;
        }
        return length;
    }

    /** The byte that {@code ooo} or {@code xHH} stands for. */
    public static int number(byte[] b, int i, int length) {
        boolean hex = b[i] == 'x';
        int value = 0;
        for (int k = hex ? 1 : 0; k < length; k++) {
            value = value * (hex ? 16 : 8) + Character.digit(b[i + k], 16);
        }
        return value & 0xff;
    }
}
