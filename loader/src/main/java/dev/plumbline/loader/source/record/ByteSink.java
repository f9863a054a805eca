package dev.plumbline.loader.source.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows: for text that does not stand in the input as it is. */
public final class ByteSink {

    public byte[] bytes = new byte[1024];
    public int end;

    public void put(int b) {
        ensure(1);
        bytes[end++] = (byte) b;
    }

    public void put(byte[] from, int start, int to) {
        ensure(to - start);
        System.arraycopy(from, start, bytes, end, to - start);
        end += to - start;
    }

    public void put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8, 0, utf8.length);
    }

    /** Appends a Unicode code point; false, and nothing is appended, for NUL, a lone surrogate or an invalid code point. */
    public boolean putCodePoint(int c) {
        if (c <= 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
            return false;
        }
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xc0 | c >> 6);
            put(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            put(0xe0 | c >> 12);
            put(0x80 | (c >> 6 & 0x3f));
            put(0x80 | (c & 0x3f));
        } else {
            put(0xf0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3f));
            put(0x80 | (c >> 6 & 0x3f));
            put(0x80 | (c & 0x3f));
        }
        return true;
    }

    /** Appends UTF-16 text; false when it contains NUL or a lone surrogate. */
    public boolean putChars(char[] chars, int from, int length) {
        int i = from;
        boolean good = true;
        while (i < from + length) {
            int c = Character.codePointAt(chars, i, from + length);
            good &= putCodePoint(c);
            i += Character.charCount(c);
        }
        return good;
    }

    String text(int from) {
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private void ensure(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
