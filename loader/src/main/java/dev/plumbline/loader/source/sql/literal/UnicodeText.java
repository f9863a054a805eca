package dev.plumbline.loader.source.sql.literal;

/** The escapes of {@code U&'…'}: {@code \XXXX}, {@code \+XXXXXX}, and the escape character doubled. */
final class UnicodeText {

    private UnicodeText() {}

    static String resolve(String text, char escape) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != escape) {
                out.append(c);
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == escape) {
                out.append(escape);
                i += 2;
            } else {
                boolean plus = i + 1 < text.length() && text.charAt(i + 1) == '+';
                int start = i + (plus ? 2 : 1);
                int digits = plus ? 6 : 4;
                out.appendCodePoint(codePoint(text, start, digits));
                i = start + digits;
            }
        }
        return checked(out.toString());
    }

    private static int codePoint(String text, int start, int digits) {
        int value = 0;
        for (int k = start; k < start + digits; k++) {
            int digit = k < text.length() ? Character.digit(text.charAt(k), 16) : -1;
            if (digit < 0) {
                throw new UnreadableLiteral("U&'…' holds an escape that is neither \\XXXX nor \\+XXXXXX");
            }
            value = value * 16 + digit;
        }
        if (value == 0 || value > 0x10ffff) {
            throw new UnreadableLiteral("U&'…' holds an escape that is not a character");
        }
        return value;
    }

    /** Two surrogates written as two escapes form one character; a lone one is invalid. */
    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new UnreadableLiteral("U&'…' holds half a surrogate pair");
            }
        }
        return text;
    }
}
