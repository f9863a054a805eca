package dev.plumbline.loader.source.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Converts text of another encoding into UTF-8. Bytes that cannot be decoded become U+FFFD and are recorded as a fault, so that the reader
 * of the record refuses it: nothing is loaded in a changed form.
 */
final class Transcoder {

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer raw = ByteBuffer.allocate(64 * 1024);
    private final CharBuffer chars = CharBuffer.allocate(64 * 1024);
    private final ArrayDeque<DecodingFault> faults = new ArrayDeque<>();
    private long rawOffset;
    private long written;
    private boolean eof;
    private boolean flushed;
    private @Nullable DecodingFault pending;

    /** Reads {@code in}, whose first byte stands at {@code offset} of the file; writes behind {@code at} bytes of UTF-8. */
    Transcoder(InputStream in, Charset charset, long offset, long at) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.rawOffset = offset;
        this.written = at;
        raw.flip();
        chars.flip();
    }

    /** The faults found so far and not yet taken, in order. */
    ArrayDeque<DecodingFault> faults() {
        return faults;
    }

    /** Writes some bytes of UTF-8, at least one; -1 at the end. {@code length} is at least 4. */
    int read(byte[] target, int offset, int length) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(target, offset, length);
        do {
            if (!chars.hasRemaining() && pending == null && !decode()) {
                break;
            }
            encoder.reset();
            encoder.encode(chars, out, true);
            if (!chars.hasRemaining() && pending != null && out.remaining() >= 3) {
                DecodingFault fault = pending;
                faults.add(new DecodingFault(written + out.position() - offset, fault.sourceOffset(), fault.problem()));
                out.put((byte) 0xef).put((byte) 0xbf).put((byte) 0xbd);
                pending = null;
            }
        } while (out.position() == offset);
        int n = out.position() - offset;
        written += n;
        return n == 0 ? -1 : n;
    }

    /** Fills {@code chars} or {@code pending}; false at the end. */
    private boolean decode() throws IOException {
        while (!flushed) {
            chars.clear();
            CoderResult result = decoder.decode(raw, chars, eof);
            if (result.isUnderflow() && eof) {
                flushed = true;
                decoder.flush(chars);
            }
            chars.flip();
            if (result.isError()) {
                pending = fault(result);
            } else if (result.isUnderflow() && !eof && !chars.hasRemaining()) {
                fill();
            }
            if (chars.hasRemaining() || pending != null) {
                return true;
            }
        }
        return false;
    }

    private DecodingFault fault(CoderResult result) {
        StringBuilder bytes = new StringBuilder();
        int length = Math.min(result.length(), raw.remaining());
        long at = rawOffset + raw.position();
        for (int i = 0; i < length; i++) {
            bytes.append(i == 0 ? "0x" : " 0x").append("%02X".formatted(raw.get() & 0xff));
        }
        return new DecodingFault(0, at, bytes + " at byte offset " + at + " is not " + charset.name());
    }

    private void fill() throws IOException {
        rawOffset += raw.position();
        raw.compact();
        int n = in.read(raw.array(), raw.position(), raw.remaining());
        if (n < 0) {
            eof = true;
        } else {
            raw.position(raw.position() + n);
        }
        raw.flip();
    }
}
