package dev.plumbline.loader.source.input;

import dev.plumbline.loader.row.SourceException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file as a window of UTF-8 bytes. Readers scan {@link #buf} from {@link #pos} to the zero byte that always stands at
 * {@link #limit}, then call {@link #more}. Everything from {@link #mark}, the start of the current record, stays in the window.
 */
public final class Input implements AutoCloseable {

    private static final int INITIAL = 256 * 1024;
    private static final long NONE = Long.MAX_VALUE;

    private final StoredBytes stored;
    private final InputStream plain;
    private final String file;
    private final int maxRecord;
    private final LineCounter lines = new LineCounter();
    private final Utf8Check check = new Utf8Check();
    public byte[] buf = new byte[INITIAL + 1];
    public int pos;
    public int limit;
    public int mark;

    /** Position, in the whole text, of the first fault not yet passed; a record that ends after it is malformed. */
    private long faultAt = NONE;

    private long base;
    private boolean eof;
    private @Nullable Transcoder transcoder;

    private Input(StoredBytes stored, InputStream plain, String file, int maxRecord) {
        this.stored = stored;
        this.plain = plain;
        this.file = file;
        this.maxRecord = maxRecord;
    }

    /** Opens a file: unpacks it, and applies the byte order mark and the encoding. Closes {@code in} when that fails. */
    public static Input open(InputStream in, String file, Optional<Charset> encoding) {
        StoredBytes stored = new StoredBytes(in);
        try {
            int maxRecord = (int)
                    Math.min(1 << 30, Math.max(16 << 20, Runtime.getRuntime().maxMemory() / 4));
            Input input = new Input(stored, Compression.open(stored), file, maxRecord);
            input.begin(encoding);
            return input;
        } catch (IOException e) {
            SourceException problem = SourceException.fatal(file, 0, -1, messageOf(e), e);
            try {
                stored.close();
            } catch (IOException closing) {
                problem.addSuppressed(closing);
            }
            throw problem;
        }
    }

    private void begin(Optional<Charset> encoding) throws IOException {
        while (limit < 4) {
            int n = plain.read(buf, limit, INITIAL - limit);
            if (n < 0) {
                break;
            }
            limit += n;
        }
        ByteOrderMark bom = ByteOrderMark.of(buf, limit, encoding);
        pos = bom.length();
        mark = pos;
        lines.startAt(pos);
        check.startAt(pos);
        Charset charset = bom.charset().or(() -> encoding).orElse(StandardCharsets.UTF_8);
        if (charset.equals(StandardCharsets.UTF_8)) {
            buf[limit] = 0;
            checkText();
        } else {
            decodeAs(charset);
        }
    }

    public String file() {
        return file;
    }

    public long bytesTaken() {
        return stored.bytesTaken();
    }

    public boolean isUtf8() {
        return transcoder == null;
    }

    /** From {@link #pos} on the file is in another encoding. Only from UTF-8, whose bytes are still those of the file. */
    public void decodeAs(Charset charset) {
        byte[] ahead = Arrays.copyOfRange(buf, pos, limit);
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(ahead), plain);
        transcoder = new Transcoder(rest, charset, base + pos, base + pos);
        limit = pos;
        buf[limit] = 0;
        eof = false;
        faultAt = NONE;
        check.startAt(pos);
    }

    /**
     * Brings more text into the window, which may move: returns the new value of {@code index}. If that is still {@link #limit}, the text
     * has ended.
     */
    public int more(int index) {
        if (eof) {
            return index;
        }
        int shift = mark;
        if (shift > 0) {
            drop(shift);
        }
        if (limit + 8 > buf.length) {
            grow();
        }
        try {
            int room = buf.length - 1 - limit;
            int n;
            do {
                n = transcoder == null ? plain.read(buf, limit, room) : transcoder.read(buf, limit, room);
            } while (n == 0);
            eof = n < 0;
            limit += Math.max(n, 0);
        } catch (IOException e) {
            throw SourceException.fatal(file, line(mark), -1, messageOf(e), e);
        }
        buf[limit] = 0;
        checkText();
        return index - shift;
    }

    private void drop(int count) {
        lines.countTo(buf, count);
        lines.shift(count);
        check.shift(count);
        System.arraycopy(buf, count, buf, 0, limit - count);
        base += count;
        pos -= count;
        limit -= count;
        mark = 0;
    }

    private void grow() {
        if (limit >= maxRecord) {
            throw SourceException.fatal(
                    file,
                    line(mark),
                    offset(mark),
                    "the record that starts here is longer than " + (maxRecord >> 20)
                            + " MB, all that the memory allows; a quote without its end, or give Java more memory (-Xmx)",
                    null);
        }
        long doubled = Math.min(2L * (buf.length - 1), Math.max(maxRecord, buf.length - 1 + 64L));
        buf = Arrays.copyOf(buf, (int) doubled + 1);
    }

    private void checkText() {
        check.run(buf, limit, eof);
        findFault();
    }

    private void findFault() {
        faultAt = check.faultAt() < 0 ? NONE : base + check.faultAt();
        if (transcoder != null && !transcoder.faults().isEmpty()) {
            faultAt = Math.min(faultAt, transcoder.faults().peek().at());
        }
    }

    /** Whether the text before {@code end}, and after what was passed before, contains something that is not text. */
    public boolean isFaulty(int end) {
        return base + end > faultAt;
    }

    /** How far the window is free of faults. */
    public int goodUntil() {
        return (int) Math.min(limit, faultAt - base);
    }

    /** Describes the first fault and passes all of them before {@code end}. */
    public String passFaults(int end) {
        String problem = "";
        if (transcoder != null) {
            while (!transcoder.faults().isEmpty() && transcoder.faults().peek().at() < base + end) {
                DecodingFault fault = transcoder.faults().remove();
                problem = problem.isEmpty() ? fault.problem() : problem;
            }
        }
        if (check.faultAt() >= 0 && check.faultAt() < end) {
            problem = problem.isEmpty() ? describe(check.faultAt()) : problem;
            check.startAt(end);
            check.run(buf, limit, eof);
        }
        findFault();
        return problem;
    }

    private String describe(int index) {
        String where = transcoder == null ? " at byte offset " + (base + index) : "";
        if (buf[index] == 0) {
            return "NUL character" + where + ", which no PostgreSQL text can hold"
                    + (transcoder == null ? "; if this is UTF-16, name the encoding" : "");
        }
        return "0x%02X".formatted(buf[index] & 0xff) + where
                + " is not UTF-8; if the file has another encoding, name it (--encoding)";
    }

    /** 1-based line of a place in the window. */
    public long line(int index) {
        return lines.lineAt(buf, index);
    }

    /** Byte offset in the uncompressed file, -1 when it is not in UTF-8. */
    public long offset(int index) {
        return transcoder == null ? base + index : -1;
    }

    /** A part of the window as text; bytes that are not text are shown as {@code \xNN}. */
    public String show(int from, int to) {
        return Utf8Check.show(buf, from, to);
    }

    public SourceException fatal(int index, String problem) {
        return SourceException.fatal(file, line(index), offset(index), problem, null);
    }

    private static String messageOf(IOException e) {
        if (e instanceof EOFException) {
            return "the compressed data ends in the middle: the file is incomplete";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            throw SourceException.fatal(file, 0, -1, messageOf(e), e);
        }
    }
}
