package dev.plumbline.loader.source.csv;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.text.LineParser;

/** Splits CSV and TSV into values: slices of the window wherever a value stands there as it is. */
public final class CsvParser extends LineParser {

    private static final byte PLAIN = 0;
    private static final byte DELIMITER = 1;
    private static final byte BREAK = 2;
    private static final byte QUOTE = 3;
    private static final byte ZERO = 4;
    /** Means nothing to the parser, but COPY must escape it. */
    private static final byte ESCAPED = 5;

    private final byte[] kinds = new byte[256];
    private final byte[] plainKinds;
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private ValueKind[] valueKinds = new ValueKind[0];
    private final boolean quoting;
    private final byte quote;
    private final byte escape;
    private final byte delimiter;
    private final int comment;
    private final boolean trim;
    private final byte[] nullText;
    private final NullRule nullRule;

    public CsvParser(Input in, CurrentRow record, CsvDialect dialect, char delimiter) {
        super(in, record);
        this.delimiter = (byte) delimiter;
        quoting = dialect.quote().isPresent();
        quote = (byte) (char) dialect.quote().orElse('"');
        escape = (byte) dialect.escape();
        comment = dialect.comment().map(c -> (int) c).orElse(-1);
        trim = dialect.trim();
        nullText = utf8(dialect.nullText().orElse(""));
        nullRule = dialect.nullRule();
        kinds[0] = ZERO;
        kinds['\n'] = BREAK;
        kinds['\r'] = BREAK;
        kinds[delimiter] = DELIMITER;
        if (quoting) {
            kinds[quote] = QUOTE;
        }
        plainKinds = kinds.clone();
        for (char c : new char[] {'\t', '\\'}) {
            plainKinds[c] = kinds[c] == PLAIN ? ESCAPED : kinds[c];
        }
    }

    @Override
    public int plain(PlainRows rows) {
        boolean simple = !trim && comment < 0 && nullText.length == 0 && endsWithLineFeeds();
        if (!simple) {
            return 0;
        }
        if (starts.length != rows.width()) {
            starts = new int[rows.width()];
            ends = new int[rows.width()];
            valueKinds = new ValueKind[rows.width()];
        }
        return plainLines(rows);
    }

    /** Lines that are in the window as a whole. Any that turn out not to be plain are left to {@link #next}. */
    private int plainLines(PlainRows rows) {
        int until = in.goodUntil();
        long line = in.line(in.pos);
        byte[] b = in.buf;
        int taken = 0;
        int from = in.pos;
        while (true) {
            int end = plainLine(b, from);
            if (end < 0 || end >= until || !rows.take(b, starts, ends, valueKinds, line + taken)) {
                break;
            }
            taken++;
            from = b[end] == '\r' ? end + 2 : end + 1;
        }
        in.pos = from;
        return taken;
    }

    /** Finds the values of a line; returns its end, or -1 when it is not a plain one. */
    private int plainLine(byte[] b, int from) {
        byte[] kind = plainKinds;
        int last = starts.length - 1;
        int i = from;
        for (int value = 0; value <= last; value++) {
            int start = i;
            while (kind[b[i] & 0xff] == PLAIN) {
                i++;
            }
            if (kind[b[i] & 0xff] != (value == last ? BREAK : DELIMITER)) {
                return -1;
            }
            starts[value] = start;
            ends[value] = i;
            valueKinds[value] = start == i && nullRule != NullRule.NEVER ? ValueKind.NULL : ValueKind.TEXT;
            i++;
        }
        i--;
        boolean lineFeed = b[i] == '\n' || b[i + 1] == '\n';
        return lineFeed && i > from ? i : -1;
    }

    @Override
    public boolean next() {
        do {
            if (!begin()) {
                return false;
            }
        } while (in.buf[in.pos] == comment && skipLine());
        int i = in.pos - 1;
        do {
            i++;
            if (i == in.limit) {
                i = in.more(i);
            }
            if (trim) {
                i = skipBlanks(i);
            }
            i = quoting && in.buf[i] == quote ? quoted(i) : unquoted(i);
        } while (in.buf[i] == delimiter && !record.isSpoilt());
        finish(i);
        return true;
    }

    private boolean skipLine() {
        finish(lineBreak(in.pos));
        return true;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (true) {
            byte b = in.buf[i];
            if (b == delimiter || (b != ' ' && b != '\t')) {
                if (b != 0 || i < in.limit) {
                    return i;
                }
                i = in.more(i);
                if (i == in.limit) {
                    return i;
                }
            } else {
                i++;
            }
        }
    }

    /** Reads a value without quotes; returns where it ends. */
    private int unquoted(int from) {
        int start = from - in.mark;
        int i = from;
        byte[] b = in.buf;
        byte[] kind = kinds;
        while (true) {
            while (kind[b[i] & 0xff] == PLAIN) {
                i++;
            }
            byte stop = kind[b[i] & 0xff];
            if (stop == DELIMITER || stop == BREAK) {
                break;
            }
            if (stop == QUOTE) {
                return giveUp(
                        i,
                        "a quote inside an unquoted value (value " + (record.size() + 1)
                                + "): quote the whole value and double the quote, or name another quote or none");
            }
            if (i < in.limit) {
                i++;
            } else {
                i = in.more(i);
                b = in.buf;
                if (i == in.limit) {
                    break;
                }
            }
        }
        addUnquoted(in.mark + start, i);
        return i;
    }

    private void addUnquoted(int from, int end) {
        int to = end;
        if (trim) {
            while (to > from && (in.buf[to - 1] == ' ' || in.buf[to - 1] == '\t')) {
                to--;
            }
        }
        boolean isNull = nullRule != NullRule.NEVER && same(in.buf, from, to, nullText);
        record.addSlice(isNull ? ValueKind.NULL : ValueKind.TEXT, from, to);
    }

    /** Reads a value whose quote opens at {@code from}; returns the place after it. */
    private int quoted(int from) {
        int open = from - in.mark;
        int piece = open + 1;
        int ownFrom = -1;
        int i = from + 1;
        while (true) {
            byte[] b = in.buf;
            while (b[i] != quote && b[i] != escape && b[i] != 0) {
                i++;
            }
            if (b[i] == 0) {
                if (i < in.limit) {
                    i++;
                    continue;
                }
                i = in.more(i);
                if (i == in.limit) {
                    return unclosed(open);
                }
                continue;
            }
            if (i + 1 == in.limit) {
                i = in.more(i + 1) - 1;
                b = in.buf;
            }
            if (isEscaped(b[i], b[i + 1])) {
                ownFrom = ownFrom < 0 ? record.own.end : ownFrom;
                record.own.put(b, in.mark + piece, i);
                record.own.put(b[i + 1]);
                i += 2;
                piece = i - in.mark;
            } else if (b[i] == quote) {
                break;
            } else {
                i++;
            }
        }
        addQuoted(ownFrom, piece, i);
        return afterQuote(i + 1);
    }

    private boolean isEscaped(byte b, byte next) {
        return b == escape && (next == quote || (next == escape && escape != quote));
    }

    private void addQuoted(int ownFrom, int piece, int close) {
        int from = in.mark + piece;
        if (ownFrom >= 0) {
            record.own.put(in.buf, from, close);
            boolean isNull =
                    nullRule == NullRule.ALSO_QUOTED && same(record.own.bytes, ownFrom, record.own.end, nullText);
            record.addOwn(isNull ? ValueKind.NULL : ValueKind.TEXT, ownFrom);
        } else {
            boolean isNull = nullRule == NullRule.ALSO_QUOTED && same(in.buf, from, close, nullText);
            record.addSlice(isNull ? ValueKind.NULL : ValueKind.TEXT, from, close);
        }
    }

    private int afterQuote(int index) {
        int i = index == in.limit ? in.more(index) : index;
        if (trim) {
            i = skipBlanks(i);
        }
        byte stop = kinds[in.buf[i] & 0xff];
        if (stop == DELIMITER || stop == BREAK || i == in.limit) {
            return i;
        }
        return giveUp(i, "text after the closing quote of value " + record.size() + ": double a quote inside quotes");
    }

    /** The record is lost; the next one begins after the end of this line. */
    private int giveUp(int index, String problem) {
        record.spoil(problem);
        return lineBreak(index);
    }

    /** No quote closes this one, so its line is the record: whatever follows may be good. */
    private int unclosed(int open) {
        record.spoil("the quote that opens on line " + in.line(in.mark + open) + " (value " + (record.size() + 1)
                + ") is never closed");
        return lineBreak(in.mark);
    }
}
