package dev.plumbline.operate.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A fingerprint of a set of rows that does not depend on their order: each row's text is hashed twice to 64 bits and the
 * hashes are added up. It guards against accidents, not against forgery.
 */
final class RowDigest {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    private long rows;
    private long bytes;
    private long first;
    private long second;

    void add(byte[] row, int offset, int length) {
        long a = FIRST ^ length;
        long b = SECOND + length;
        int end = offset + length;
        int at = offset;
        for (; at + 8 <= end; at += 8) {
            long word = (long) LONGS.get(row, at);
            a = Long.rotateLeft(a ^ word * SECOND, 27) * FIRST;
            b = Long.rotateLeft(b + word * FIRST, 31) * SECOND;
        }
        for (; at < end; at++) {
            a = Long.rotateLeft(a ^ row[at] * SECOND, 11) * FIRST;
            b = Long.rotateLeft(b + row[at] * FIRST, 13) * SECOND;
        }
        first += mix(a);
        second += mix(b);
        rows++;
        bytes += length;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    String hex() {
        return String.format("%016x%016x", first, second);
    }
}
