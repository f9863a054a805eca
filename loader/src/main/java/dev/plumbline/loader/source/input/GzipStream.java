package dev.plumbline.loader.source.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads gzip with any number of members. The JDK's own stream ends in silence where a later member is damaged, or where a pipe has
 * nothing to offer at the moment; here everything up to the last byte must be gzip, or padding of zeros, which tape
 * archives leave.
 */
final class GzipStream extends InputStream {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[64 * 1024];
    private int pos;
    private int limit;
    private boolean done;

    GzipStream(InputStream in) throws IOException {
        this.in = in;
        startMember(nextByte());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!done) {
            int n = inflate(target, offset, length);
            if (n > 0) {
                crc.update(target, offset, n);
                return n;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                require(fill());
                inflater.setInput(buffer, 0, limit);
                pos = limit;
            } else {
                throw new ZipException("not gzip: it wants a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException("the gzip data is damaged: " + e.getMessage());
        }
    }

    private void endMember() throws IOException {
        pos = limit - inflater.getRemaining();
        long wantedCrc = nextInt();
        long wantedSize = nextInt();
        if (wantedCrc != crc.getValue() || wantedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the gzip data is damaged: its checksum does not match");
        }
        if (pos == limit && !fill()) {
            done = true;
        } else if (buffer[pos] == 0) {
            skipPadding();
            done = true;
        } else {
            startMember(nextByte());
        }
    }

    private void skipPadding() throws IOException {
        do {
            while (pos < limit) {
                if (buffer[pos++] != 0) {
                    throw new ZipException("there is something behind the gzip data that is not gzip");
                }
            }
        } while (fill());
    }

    private void startMember(int first) throws IOException {
        if (first != 0x1f || nextByte() != 0x8b || nextByte() != 8) {
            throw new ZipException("there is something behind the gzip data that is not gzip");
        }
        int flags = nextByte();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(nextByte() | nextByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        crc.reset();
        inflater.reset();
        inflater.setInput(buffer, pos, limit - pos);
        pos = limit;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        while (nextByte() != 0) {
            // up to the closing zero
        }
    }

    private long nextInt() throws IOException {
        long low = nextByte() | (long) nextByte() << 8;
        return low | (long) nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        if (pos == limit) {
            require(fill());
        }
        return buffer[pos++] & 0xff;
    }

    private static void require(boolean more) throws IOException {
        if (!more) {
            throw new EOFException("the gzip data is truncated");
        }
    }

    private boolean fill() throws IOException {
        int n = in.read(buffer, 0, buffer.length);
        pos = 0;
        limit = Math.max(n, 0);
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
