package dev.plumbline.loader.source.input;

import java.io.IOException;
import java.io.InputStream;

/** A file as it is stored: counts the bytes read from it and allows the first ones to be peeked at. */
final class StoredBytes extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int pos;
    private int limit;
    private long taken;

    StoredBytes(InputStream in) {
        this.in = in;
    }

    /** The first bytes, at most {@code count}, fewer only when the file is shorter; they are still to be read. */
    byte[] peek(int count) throws IOException {
        while (limit < count) {
            int n = in.read(buffer, limit, buffer.length - limit);
            if (n < 0) {
                break;
            }
            limit += n;
        }
        byte[] head = new byte[Math.min(count, limit)];
        System.arraycopy(buffer, 0, head, 0, head.length);
        return head;
    }

    long bytesTaken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        if (pos < limit) {
            n = Math.min(length, limit - pos);
            System.arraycopy(buffer, pos, target, offset, n);
            pos += n;
        } else {
            n = in.read(target, offset, length);
        }
        taken += Math.max(n, 0);
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
