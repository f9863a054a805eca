package dev.plumbline.schema.codegen;

/**
 * Text of the catalogue on its way through jOOQ's generator, which escapes some of what it prints but not all. Every character that can
 * end a literal or a comment, or that has a meaning in Java, in Javadoc or in a format string, is replaced by a mark: U+E0xx stands for
 * U+00xx, U+E1hh U+E0ll for U+hhll. {@link GeneratedSource} restores the characters, each as required where it stands.
 */
final class MarkedText {
    private static final char LOW = 0xE000;
    private static final char HIGH = 0xE100;
    private static final String SPECIAL = "\"\\/<>&@{}[]%$`";

    /** What jOOQ searches a finished file for, to put its imports and numbers there. */
    private static final String PLACEHOLDER = "_STATEMENT__";

    private MarkedText() {}

    static String mark(String text) {
        var marked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpecial(c) && !isPlaceholder(text, i)) {
                marked.append(c);
            } else if (c > 0xFF) {
                marked.append((char) (HIGH + (c >> 8))).append((char) (LOW + (c & 0xFF)));
            } else {
                marked.append((char) (LOW + c));
            }
        }
        return marked.toString();
    }

    static String unmark(String text) {
        var plain = new StringBuilder(text.length());
        int high = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHigh(c)) {
                high = c - HIGH;
            } else if (isLow(c)) {
                plain.append((char) (high << 8 | c - LOW));
                high = 0;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** A name as jOOQ's naming gets it: visible signs are themselves, invisible ones stay marks, which no identifier may contain. */
    static String readable(String name) {
        var readable = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean sign = isLow(c) && c - LOW > ' ' && c - LOW < 0x7F && c - LOW != '_';
            boolean alone = i == 0 || !isHigh(name.charAt(i - 1));
            readable.append(sign && alone ? (char) (c - LOW) : c);
        }
        return readable.toString();
    }

    static boolean isLow(char c) {
        return c >= LOW && c < HIGH;
    }

    static boolean isHigh(char c) {
        return c >= HIGH && c < HIGH + 0x100;
    }

    /** The character of a mark. */
    static char character(int high, char low) {
        return (char) (high << 8 | low - LOW);
    }

    /** The upper half that a first mark carries. */
    static int high(char mark) {
        return mark - HIGH;
    }

    private static boolean isPlaceholder(String text, int at) {
        return text.regionMatches(true, at, PLACEHOLDER, 0, PLACEHOLDER.length());
    }

    private static boolean isSpecial(char c) {
        return SPECIAL.indexOf(c) >= 0 || isInvisible(c);
    }

    /**
     * Control characters, marks of writing direction and the like, line separators, and what has no meaning that is the same everywhere.
     */
    static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> Character.isIdentifierIgnorable(c);
        };
    }
}
