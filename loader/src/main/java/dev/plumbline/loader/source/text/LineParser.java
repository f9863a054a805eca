package dev.plumbline.loader.source.text;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.CurrentRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the parsers of CSV and of COPY text share: where a record begins and ends. */
public abstract class LineParser {

    /** How the lines of a file end; the first line break decides, as in PostgreSQL, but LF and CRLF may be mixed. */
    private enum Breaks {
        UNKNOWN,
        LF,
        CR
    }

    protected final Input in;
    protected final CurrentRow record;
    private Breaks breaks = Breaks.UNKNOWN;

    public LineParser(Input in, CurrentRow record) {
        this.in = in;
        this.record = record;
    }

    /** Reads one record from the input's position; false at the end of the text. If it is malformed, the record is marked so. */
    public abstract boolean next();

    /** As {@link RowSource#plain}. */
    public int plain(PlainRows rows) {
        return 0;
    }

    /** Whether lines may end with line feeds, alone or after a carriage return. */
    protected final boolean endsWithLineFeeds() {
        return breaks != Breaks.CR;
    }

    /** Whether the record is the line {@code \.} that ends the data. */
    public final boolean isEndMarker() {
        return record.length() == 2 && in.buf[in.mark] == '\\' && in.buf[in.mark + 1] == '.';
    }

    /** Whether the record is an empty line. */
    protected final boolean isBlank() {
        return record.length() == 0;
    }

    /** Begins a record; false at the end of the text. */
    protected final boolean begin() {
        record.begin();
        return in.pos < in.limit || in.more(in.pos) < in.limit;
    }

    /** Ends the record at the line break or end of the text at {@code index}, and moves past it. */
    protected final void finish(int index) {
        int i = index;
        int length = breakLength(i);
        i = in.pos;
        while (length < 0) {
            record.spoil(
                    breaks == Breaks.CR
                            ? "a line feed outside quotes, where lines end with carriage returns"
                            : "a carriage return outside quotes, where lines end with line feeds");
            length = breakLength(lineBreak(i + 1));
            i = in.pos;
        }
        record.endAt(i);
        in.pos = i + length;
    }

    /** Length of the line break at {@code index}: 0 at the end of the text, -1 for one that does not end lines here. Moves pos there. */
    private int breakLength(int index) {
        in.pos = index;
        if (index == in.limit) {
            return 0;
        }
        if (in.buf[index] == '\n') {
            breaks = breaks == Breaks.UNKNOWN ? Breaks.LF : breaks;
            return breaks == Breaks.LF ? 1 : -1;
        }
        if (index + 1 == in.limit) {
            in.more(index + 1);
        }
        if (in.buf[in.pos + 1] == '\n') {
            breaks = breaks == Breaks.UNKNOWN ? Breaks.LF : breaks;
            return 2;
        }
        breaks = breaks == Breaks.UNKNOWN ? Breaks.CR : breaks;
        return breaks == Breaks.CR ? 1 : -1;
    }

    /** The next CR, LF or end of the text. */
    protected final int lineBreak(int from) {
        int i = from;
        while (true) {
            byte b = in.buf[i];
            if (b == '\n' || b == '\r') {
                return i;
            }
            if (i < in.limit) {
                i++;
            } else {
                i = in.more(i);
                if (i == in.limit) {
                    return i;
                }
            }
        }
    }

    protected static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    protected static boolean same(byte[] bytes, int from, int to, byte[] wanted) {
        return to - from == wanted.length && Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }
}
