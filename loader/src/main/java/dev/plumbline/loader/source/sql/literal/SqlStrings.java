package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.input.Utf8Check;
import dev.plumbline.loader.source.record.ByteSink;
import dev.plumbline.loader.source.text.Escapes;
import java.nio.charset.StandardCharsets;

/** Reads string constants of every kind, with the rules of PostgreSQL's lexer. */
public final class SqlStrings {

    private final SqlScanner scanner;
    private final Input in;
    private final ByteSink sink;
    private boolean standard = true;

    public SqlStrings(SqlScanner scanner, ByteSink sink) {
        this.scanner = scanner;
        this.in = scanner.in;
        this.sink = sink;
    }

    /** {@code standard_conforming_strings}: off makes backslashes of plain strings escapes. */
    public void setStandard(boolean on) {
        standard = on;
    }

    public boolean isStandard() {
        return standard;
    }

    /** {@code '…'} at its quote. */
    public void plain(Literal out) {
        quoted(out, !standard);
    }

    /** {@code E'…'} at its letter. */
    public void escaped(Literal out) {
        in.pos++;
        quoted(out, true);
    }

    /** Reads from the opening quote past the closing one, and any strings that continue it. */
    void quoted(Literal out, boolean escapes) {
        int open = in.pos - in.mark;
        int piece = open + 1;
        int sinkFrom = -1;
        boolean numeric = false;
        int i = in.pos + 1;
        while (true) {
            byte[] b = in.buf;
            while (b[i] != '\'' && b[i] != 0 && (b[i] != '\\' || !escapes)) {
                i++;
            }
            if (b[i] == 0) {
                if (i < in.limit) {
                    i++;
                    continue;
                }
                i = in.more(i);
                if (i == in.limit) {
                    throw unclosed(open);
                }
                continue;
            }
            if (b[i] == '\\') {
                sinkFrom = sinkFrom < 0 ? sink.end : sinkFrom;
                sink.put(b, in.mark + piece, i);
                in.pos = i;
                numeric |= escape(open);
                i = in.pos;
                piece = i - in.mark;
                continue;
            }
            in.pos = i;
            byte next = scanner.peek(1);
            i = in.pos;
            if (next == ',' || next == ')') {
                break;
            }
            if (next == '\'') {
                sinkFrom = sinkFrom < 0 ? sink.end : sinkFrom;
                sink.put(in.buf, in.mark + piece, i + 1);
                i += 2;
            } else {
                int continued = continuation(i + 1);
                i = in.pos;
                if (continued == 0) {
                    break;
                }
                sinkFrom = sinkFrom < 0 ? sink.end : sinkFrom;
                sink.put(in.buf, in.mark + piece, i);
                i += continued + 1;
            }
            piece = i - in.mark;
        }
        finish(out, piece, i, sinkFrom, numeric);
    }

    private void finish(Literal out, int piece, int close, int sinkFrom, boolean numeric) {
        if (sinkFrom < 0) {
            out.setWindow(ValueKind.TEXT, in.mark + piece, close);
        } else {
            sink.put(in.buf, in.mark + piece, close);
            out.setSink(ValueKind.TEXT, sinkFrom);
            if (numeric && !Utf8Check.isText(sink.bytes, sinkFrom, sink.end)) {
                in.pos = close + 1;
                throw new UnreadableLiteral(
                        "the \\ooo or \\xHH escapes of a string give bytes that are not UTF-8 text");
            }
        }
        in.pos = close + 1;
    }

    private SourceException unclosed(int open) {
        return in.fatal(in.mark + open, "the string that opens here is never closed (a truncated file?)");
    }

    /**
     * A string continues with the next quote when only blanks and line comments, with at least one line break, stand between. Returns how
     * far ahead that quote is, 0 when there is none; the position stays.
     */
    private int continuation(int from) {
        int ahead = from - in.pos;
        boolean newline = false;
        while (true) {
            byte c = scanner.peek(ahead);
            if (c == '\n' || c == '\r') {
                newline = true;
            } else if (c == '-' && scanner.peek(ahead + 1) == '-') {
                while (c != '\n' && c != '\r' && (c != 0 || in.pos + ahead < in.limit)) {
                    c = scanner.peek(++ahead);
                }
                continue;
            } else if (c != ' ' && c != '\t' && c != '\f' && c != 0x0b) {
                return newline && c == '\'' ? ahead : 0;
            }
            ahead++;
        }
    }

    /** An escape at its backslash; returns whether it was a number, so that the result must be checked. */
    private boolean escape(int open) {
        byte c = scanner.peek(1);
        if (c == 0 && in.pos + 1 >= in.limit) {
            throw unclosed(open);
        }
        if (c == 'u' || c == 'U') {
            unicodeEscape(c == 'u' ? 4 : 8);
            return false;
        }
        scanner.peek(4);
        int length = Escapes.numberLength(in.buf, in.pos + 1, Math.min(in.limit, in.pos + 5));
        if (length > 0) {
            sink.put(Escapes.number(in.buf, in.pos + 1, length));
            in.pos += 1 + length;
            return true;
        }
        if (c == 'v') {
            throw new UnreadableLiteral(
                    "the escape \\v is the letter v to older servers and a vertical tab to newer ones: write \\x0b");
        }
        sink.put(Escapes.letter(c));
        in.pos += 2;
        return false;
    }

    private void unicodeEscape(int digits) {
        int c = hex(2, digits);
        int length = 2 + digits;
        if (c >= 0xd800 && c <= 0xdbff && scanner.peek(length) == '\\') {
            byte kind = scanner.peek(length + 1);
            int more = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            int low = more == 0 ? -1 : hex(length + 2, more);
            if (low >= 0xdc00 && low <= 0xdfff) {
                c = Character.toCodePoint((char) c, (char) low);
                length += 2 + more;
            }
        }
        if (!sink.putCodePoint(c)) {
            throw new UnreadableLiteral("a string holds the Unicode escape \\" + (digits == 4 ? "u" : "U")
                    + ", but not of a character that text can hold");
        }
        in.pos += length;
    }

    /** The number written with {@code digits} hexadecimal digits {@code ahead}; -1 when there are not as many. */
    private int hex(int ahead, int digits) {
        long value = 0;
        for (int k = 0; k < digits; k++) {
            int digit = Character.digit(scanner.peek(ahead + k), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value > 0x10ffff ? -1 : (int) value;
    }

    /** The length of a {@code $tag$} that opens at the position; 0 when none does. */
    public int dollarTag() {
        if (scanner.peek(1) == '$') {
            return 2;
        }
        if (!SqlScanner.startsWord(scanner.peek(1))) {
            return 0;
        }
        int length = 2;
        while (scanner.peek(length) != '$' && SqlScanner.continuesWord(scanner.peek(length))) {
            length++;
        }
        return scanner.peek(length) == '$' ? length + 1 : 0;
    }

    /** {@code $tag$…$tag$} at its dollar. */
    void dollar(Literal out, int tagLength) {
        int open = in.pos - in.mark;
        passDollar(tagLength);
        out.setWindow(ValueKind.TEXT, in.mark + open + tagLength, in.pos - tagLength);
    }

    /** Skips {@code $tag$…$tag$} without keeping it. */
    public void passDollar(int tagLength) {
        String tag = new String(in.buf, in.pos, tagLength, StandardCharsets.ISO_8859_1);
        long line = scanner.line();
        in.pos += tagLength;
        while (!endsDollar(tag)) {
            if (scanner.atEnd()) {
                throw SourceException.fatal(
                        in.file(), line, -1, "the string that opens here with " + tag + " is never closed", null);
            }
            in.pos++;
        }
        in.pos += tagLength;
    }

    private boolean endsDollar(String tag) {
        for (int k = 0; k < tag.length(); k++) {
            if ((scanner.peek(k) & 0xff) != tag.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
