package dev.plumbline.catalog.checksum;

/**
 * The server's {@code hashtextextended} with the collation C: Jenkins' hash of the bytes, as {@code hash_bytes_extended} in its sources
 * computes it on a little-endian processor. Both seeds are computed in one pass over the bytes; the rounds are written out, because they
 * take most of the time of a checksum.
 */
final class ServerHash {
    private static final int START = 0x9e3779b9 + 3923095;

    private long first;
    private long second;

    /** With the seed 0. */
    long first() {
        return first;
    }

    /** With the seed 1. */
    long second() {
        return second;
    }

    void of(byte[] bytes, int length) {
        int a = START + length;
        int b = a;
        int c = a;
        // The seed 1 goes through a round of its own first.
        int d = a;
        int e = b + 1;
        int f = c;
        d = (d - f) ^ (f << 4 | f >>> 28);
        f += e;
        e = (e - d) ^ (d << 6 | d >>> 26);
        d += f;
        f = (f - e) ^ (e << 8 | e >>> 24);
        e += d;
        d = (d - f) ^ (f << 16 | f >>> 16);
        f += e;
        e = (e - d) ^ (d << 19 | d >>> 13);
        d += f;
        f = (f - e) ^ (e << 4 | e >>> 28);
        e += d;
        int at = 0;
        for (int end = length - 12; at <= end; at += 12) {
            int x = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
            int y = bytes[at + 4] & 0xFF
                    | (bytes[at + 5] & 0xFF) << 8
                    | (bytes[at + 6] & 0xFF) << 16
                    | bytes[at + 7] << 24;
            int z = bytes[at + 8] & 0xFF
                    | (bytes[at + 9] & 0xFF) << 8
                    | (bytes[at + 10] & 0xFF) << 16
                    | bytes[at + 11] << 24;
            a += x;
            b += y;
            c += z;
            a = (a - c) ^ (c << 4 | c >>> 28);
            c += b;
            b = (b - a) ^ (a << 6 | a >>> 26);
            a += c;
            c = (c - b) ^ (b << 8 | b >>> 24);
            b += a;
            a = (a - c) ^ (c << 16 | c >>> 16);
            c += b;
            b = (b - a) ^ (a << 19 | a >>> 13);
            a += c;
            c = (c - b) ^ (b << 4 | b >>> 28);
            b += a;
            d += x;
            e += y;
            f += z;
            d = (d - f) ^ (f << 4 | f >>> 28);
            f += e;
            e = (e - d) ^ (d << 6 | d >>> 26);
            d += f;
            f = (f - e) ^ (e << 8 | e >>> 24);
            e += d;
            d = (d - f) ^ (f << 16 | f >>> 16);
            f += e;
            e = (e - d) ^ (d << 19 | d >>> 13);
            d += f;
            f = (f - e) ^ (e << 4 | e >>> 28);
            e += d;
        }
        int x = rest(bytes, at, Math.min(length, at + 4));
        int y = rest(bytes, at + 4, Math.min(length, at + 8));
        // The lowest byte of the third word is reserved for the length.
        int z = rest(bytes, at + 8, length) << 8;
        first = last(a + x, b + y, c + z);
        second = last(d + x, e + y, f + z);
    }

    private static long last(int first, int second, int third) {
        int c = (third ^ second) - Integer.rotateLeft(second, 14);
        int a = (first ^ c) - Integer.rotateLeft(c, 11);
        int b = (second ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
        return (long) b << 32 | c & 0xFFFFFFFFL;
    }

    private static int rest(byte[] bytes, int from, int end) {
        int word = 0;
        for (int at = end - 1; at >= from; at--) {
            word = word << 8 | bytes[at] & 0xFF;
        }
        return word;
    }
}
