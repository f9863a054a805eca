package dev.plumbline.loader.zone;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Removes the parameter TimeZone from the startup message of PostgreSQL's protocol, the first that a session sends. Requests for
 * encryption or to cancel, which may come before it, and everything after it pass unchanged.
 */
final class StartupFilter extends FilterOutputStream {

    private static final int HEAD = 8;
    private static final int LONGEST = 64 * 1024;
    /** Request codes have this where a startup message has its major protocol version. */
    private static final int REQUESTS = 1234;

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean passing;

    StartupFilter(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (passing) {
            out.write(bytes, from, length);
            return;
        }
        waiting.write(bytes, from, length);
        byte[] all = waiting.toByteArray();
        waiting.reset();
        int at = 0;
        while (!passing && all.length - at >= HEAD) {
            ByteBuffer head = ByteBuffer.wrap(all, at, HEAD);
            int size = head.getInt();
            int major = head.getInt() >>> 16;
            if (size < HEAD || size > LONGEST || major != 3 && major != REQUESTS) {
                passing = true; // another protocol: TLS
            } else if (all.length - at < size) {
                break;
            } else {
                out.write(major == 3 ? withoutZone(all, at, size) : java.util.Arrays.copyOfRange(all, at, at + size));
                passing = major == 3;
                at += size;
            }
        }
        (passing ? out : waiting).write(all, at, all.length - at);
    }

    /** The message is its length, the version, and names and values that each end with a zero byte, with one more after all of them. */
    private static byte[] withoutZone(byte[] all, int at, int size) {
        var kept = new ByteArrayOutputStream();
        kept.write(all, at, HEAD);
        int end = at + size;
        int next = at + HEAD;
        while (next < end && all[next] != 0) {
            int value = behindZero(all, next, end);
            int after = behindZero(all, value, end);
            String name = new String(all, next, value - 1 - next, StandardCharsets.UTF_8);
            if (!name.equalsIgnoreCase("TimeZone")) {
                kept.write(all, next, after - next);
            }
            next = after;
        }
        kept.write(all, next, end - next);
        byte[] message = kept.toByteArray();
        ByteBuffer.wrap(message).putInt(message.length);
        return message;
    }

    private static int behindZero(byte[] all, int from, int end) {
        int i = from;
        while (i < end && all[i] != 0) {
            i++;
        }
        return Math.min(i + 1, end);
    }
}
