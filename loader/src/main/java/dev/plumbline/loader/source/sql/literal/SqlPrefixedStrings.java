package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;

/** Reads the rarer string constants: {@code N'…'}, {@code U&'…'}, {@code B'…'} and {@code X'…'}. */
final class SqlPrefixedStrings {

    private final SqlScanner scanner;
    private final Input in;
    private final SqlStrings strings;

    SqlPrefixedStrings(SqlScanner scanner, SqlStrings strings) {
        this.scanner = scanner;
        this.in = scanner.in;
        this.strings = strings;
    }

    /** {@code N'…'} at its letter: of type bpchar, whose trailing spaces mean nothing. */
    void national(Literal out) {
        in.pos++;
        strings.plain(out);
        out.setText(ValueKind.TEXT, withoutTrailingSpaces(out.text()));
    }

    static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@code U&'…' [UESCAPE 'c']} at its letter. */
    void unicode(Literal out) {
        if (!strings.isStandard()) {
            throw new UnreadableLiteral("U&'…' is not allowed while standard_conforming_strings is off");
        }
        in.pos += 2;
        strings.quoted(out, false);
        String text = out.text();
        out.setText(ValueKind.TEXT, UnicodeText.resolve(text, uescape()));
    }

    private char uescape() {
        byte c = scanner.skip();
        if ((c != 'u' && c != 'U') || !isUescape()) {
            return '\\';
        }
        in.pos += 7;
        if (scanner.skip() != '\'' || scanner.peek(2) != '\'' || scanner.peek(1) <= ' ') {
            throw new UnreadableLiteral("UESCAPE takes one ASCII character in quotes");
        }
        char escape = (char) scanner.peek(1);
        if (Character.digit(escape, 16) >= 0 || escape == '+' || escape == '\'' || escape == '"') {
            throw new UnreadableLiteral("UESCAPE cannot be " + escape);
        }
        in.pos += 3;
        return escape;
    }

    private boolean isUescape() {
        for (int k = 0; k < 7; k++) {
            if ((scanner.peek(k) | 0x20) != "uescape".charAt(k)) {
                return false;
            }
        }
        return !SqlScanner.continuesWord(scanner.peek(7));
    }

    /** {@code B'…'} and {@code X'…'} at their letter: a bit string. */
    void bits(Literal out) {
        boolean hex = (scanner.peek(0) | 0x20) == 'x';
        in.pos++;
        strings.quoted(out, false);
        StringBuilder bits = new StringBuilder();
        String digits = out.text();
        for (int k = 0; k < digits.length(); k++) {
            int digit = Character.digit(digits.charAt(k), hex ? 16 : 2);
            if (digit < 0 || digits.charAt(k) > 127) {
                throw new UnreadableLiteral(
                        (hex ? "X'" : "B'") + digits + "' has digits that are not " + (hex ? "hexadecimal" : "binary"));
            }
            String four = Integer.toBinaryString(16 | digit);
            bits.append(four, hex ? 1 : 4, 5);
        }
        out.setText(ValueKind.TEXT, bits.toString());
    }
}
