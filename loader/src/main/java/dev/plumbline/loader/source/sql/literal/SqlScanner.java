package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.input.Utf8Check;
import java.nio.charset.StandardCharsets;

/** Moves through SQL text as PostgreSQL's lexer does: blanks, comments, keywords, names; everything that is not a value of a row. */
public final class SqlScanner {

    public static final byte END = 0;

    private static final boolean[] WORD_START = new boolean[256];
    private static final boolean[] WORD_PART = new boolean[256];

    static {
        for (int c = 0; c < 256; c++) {
            WORD_START[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
            WORD_PART[c] = WORD_START[c] || (c >= '0' && c <= '9') || c == '$';
        }
    }

    public final Input in;

    /** Whether text is kept from the input's mark on: while a row is read. Elsewhere nothing is kept. */
    private boolean keeping;

    public SqlScanner(Input in) {
        this.in = in;
    }

    /** From here on, text stays in the window; returns whether it did so before. */
    public boolean keep() {
        boolean before = keeping;
        if (!before) {
            in.mark = in.pos;
            keeping = true;
        }
        return before;
    }

    public void letGo() {
        keeping = false;
    }

    /** As {@link Input#more}, with everything before {@code index} given up unless a row is being read. */
    int more(int index) {
        if (!keeping) {
            in.mark = index;
        }
        return in.more(index);
    }

    /** The byte {@code ahead} of the position; {@link #END} past the end, and for a NUL. */
    public byte peek(int ahead) {
        while (in.pos + ahead >= in.limit) {
            if (!keeping) {
                in.mark = in.pos;
            }
            int was = in.limit - in.pos;
            in.more(in.limit);
            if (in.limit - in.pos == was) {
                return END;
            }
        }
        return in.buf[in.pos + ahead];
    }

    public boolean atEnd() {
        return peek(0) == END && in.pos == in.limit;
    }

    /** Skips blanks and comments; returns the byte after them. */
    public byte skip() {
        while (true) {
            byte c = in.buf[in.pos];
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x0b) {
                in.pos++;
            } else if (c == 0 && in.pos == in.limit) {
                if (peek(0) == END && in.pos == in.limit) {
                    return END;
                }
            } else if (c == '-' && peek(1) == '-') {
                skipLine();
            } else if (c == '/' && peek(1) == '*') {
                skipComment();
            } else {
                return c;
            }
        }
    }

    /** Skips the rest of the line, but not its line break. */
    public void skipLine() {
        while (true) {
            byte c = in.buf[in.pos];
            if (c == '\n' || c == '\r') {
                return;
            }
            if (c == 0 && in.pos == in.limit) {
                in.pos = more(in.pos);
                if (in.pos == in.limit) {
                    return;
                }
            } else {
                in.pos++;
            }
        }
    }

    private void skipComment() {
        long line = line();
        if (peek(2) == '!' || (peek(2) == 'M' && peek(3) == '!')) {
            throw ForeignSql.mysql(this, "the comment /*" + (char) peek(2) + "… is code to MySQL");
        }
        int depth = 0;
        do {
            byte c = peek(0);
            if (c == '/' && peek(1) == '*') {
                depth++;
                in.pos += 2;
            } else if (c == '*' && peek(1) == '/') {
                depth--;
                in.pos += 2;
            } else if (c == END && in.pos == in.limit) {
                throw SourceException.fatal(in.file(), line, -1, "the comment that opens here is never closed", null);
            } else {
                in.pos++;
            }
        } while (depth > 0);
    }

    public long line() {
        return in.line(in.pos);
    }

    public static boolean startsWord(byte c) {
        return WORD_START[c & 0xff];
    }

    public static boolean continuesWord(byte c) {
        return WORD_PART[c & 0xff];
    }

    /** Whether this lower-case word stands at the position. */
    public boolean isWordAhead(String word) {
        for (int k = 0; k < word.length(); k++) {
            if ((peek(k) | 0x20) != word.charAt(k)) {
                return false;
            }
        }
        return !continuesWord(peek(word.length()));
    }

    /** Skips this word, and the blanks before it, if it comes next. */
    public boolean skipWord(String word) {
        skip();
        boolean found = isWordAhead(word);
        if (found) {
            in.pos += word.length();
        }
        return found;
    }

    /** Reads a keyword or an identifier without quotes, folded to lower case as PostgreSQL does: ASCII letters only. */
    public String word() {
        int length = 1;
        while (continuesWord(peek(length))) {
            length++;
        }
        String word = text(in.pos, in.pos + length);
        in.pos += length;
        return lower(word);
    }

    static String lower(String word) {
        StringBuilder folded = new StringBuilder(word);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 32));
            }
        }
        return folded.toString();
    }

    /** Reads an identifier in double quotes. */
    public String quotedName() {
        long line = line();
        StringBuilder name = new StringBuilder();
        in.pos++;
        int length = 0;
        while (true) {
            byte c = peek(length);
            if (c == END && in.pos + length == in.limit) {
                throw SourceException.fatal(
                        in.file(), line, -1, "the quoted name that opens here is never closed", null);
            }
            if (c != '"') {
                length++;
                continue;
            }
            name.append(text(in.pos, in.pos + length));
            boolean doubled = peek(length + 1) == '"';
            in.pos += length + 1;
            if (!doubled) {
                return name.toString();
            }
            name.append('"');
            in.pos++;
            length = 0;
        }
    }

    /** A name must be exact. */
    private String text(int from, int to) {
        if (!Utf8Check.isText(in.buf, from, to)) {
            throw in.fatal(
                    from,
                    "the name " + in.show(from, to)
                            + " is not UTF-8; if the file has another encoding, name it (--encoding)");
        }
        return new String(in.buf, from, to - from, StandardCharsets.UTF_8);
    }

    public SourceException fatal(String problem) {
        return in.fatal(in.pos, problem);
    }

    /** The next character as shown in messages. */
    public String shown() {
        byte c = peek(0);
        if (c == END && in.pos == in.limit) {
            return "the end of the file";
        }
        int length = 1;
        while (length < 30
                && peek(length) != END
                && (peek(length) < 0 || (continuesWord(c) && continuesWord(peek(length))))) {
            length++;
        }
        return in.show(in.pos, Math.min(in.limit, in.pos + length));
    }
}
