package dev.plumbline.operate.backup.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * The first bytes of a stream, all of which pass through a digest, even when skipped; those before the signature pass through its digest
 * as well.
 */
final class HashedBody extends InputStream {
    private final InputStream in;
    private final MessageDigest digest;
    private final Optional<Mac> mac;
    private long left;
    private long leftToSign;

    public HashedBody(InputStream in, long length, MessageDigest digest, long signed, Optional<Mac> mac) {
        this.in = in;
        this.left = length;
        this.digest = digest;
        this.leftToSign = signed;
        this.mac = mac;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
            digest.update(bytes, offset, read);
            int signed = (int) Math.min(read, leftToSign);
            leftToSign -= signed;
            mac.ifPresent(one -> one.update(bytes, offset, signed));
        }
        return read;
    }
}
