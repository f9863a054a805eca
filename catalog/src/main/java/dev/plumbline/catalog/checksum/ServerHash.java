package dev.plumbline.catalog.checksum;

/**
 * The server's {@code hashtextextended} with the collation C: Jenkins' hash of the bytes, as {@code hash_bytes_extended} of its
 * sources computes it on a processor that keeps the lowest byte first.
 */
final class ServerHash {
    private static final int START = 0x9e3779b9 + 3923095;

    private ServerHash() {}

    static long of(byte[] bytes, int length, long seed) {
        int a = START + length;
        int b = a;
        int c = a;
        if (seed != 0) {
            a += (int) (seed >>> 32);
            b += (int) seed;
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        int at = 0;
        for (; length - at >= 12; at += 12) {
            a += word(bytes, at);
            b += word(bytes, at + 4);
            c += word(bytes, at + 8);
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        a += rest(bytes, at, Math.min(length, at + 4));
        b += rest(bytes, at + 4, Math.min(length, at + 8));
        // The lowest byte of the third word is kept for the length.
        c += rest(bytes, at + 8, length) << 8;
        return last(a, b, c);
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

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    private static int rest(byte[] bytes, int from, int end) {
        int word = 0;
        for (int at = end - 1; at >= from; at--) {
            word = word << 8 | bytes[at] & 0xFF;
        }
        return word;
    }
}
