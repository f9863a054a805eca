package dev.plumbline.schema.codegen;

/**
 * A generated Java file on its way to disk: finds out for each mark of {@link MarkedText} whether it stands in a literal or in a comment,
 * and writes its character as required there. A mark anywhere else would be text from a database that became code, and is refused.
 */
final class GeneratedSource {
    private enum Place {
        CODE,
        LINE_COMMENT,
        COMMENT,
        STRING,
        TEXT_BLOCK,
        CHARACTER
    }

    private final String source;
    private final String file;
    private final StringBuilder out;
    private Place place = Place.CODE;
    private int high;
    private int at;

    private GeneratedSource(String source, String file) {
        this.source = source;
        this.file = file;
        this.out = new StringBuilder(source.length());
    }

    /** @param file for messages */
    static String unmarked(String source, String file) {
        return new GeneratedSource(source, file).read();
    }

    private String read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (MarkedText.isHigh(c)) {
                high = MarkedText.high(c);
                at++;
            } else if (MarkedText.isLow(c)) {
                put(MarkedText.character(high, c));
                high = 0;
                at++;
            } else {
                step(c);
            }
        }
        if (place != Place.CODE) {
            throw new IllegalStateException(file + ": a literal or comment does not end");
        }
        return out.toString();
    }

    private void step(char c) {
        switch (place) {
            case CODE -> code(c);
            case LINE_COMMENT -> plain(c, c == '\n' ? 1 : 0, 1);
            case COMMENT -> plain(c, source.startsWith("*/", at) ? 2 : 0, 1);
            case STRING -> literal(c, "\"");
            case CHARACTER -> literal(c, "'");
            case TEXT_BLOCK -> literal(c, "\"\"\"");
        }
    }

    private void code(char c) {
        if (c == '\\' || c > 0x7F && !isLetter(c)) {
            throw new IllegalStateException("%s: U+%04X stands in the code".formatted(file, (int) c));
        }
        if (source.startsWith("\"\"\"", at)) {
            enter(Place.TEXT_BLOCK, 3);
        } else if (c == '"') {
            enter(Place.STRING, 1);
        } else if (c == '\'') {
            enter(Place.CHARACTER, 1);
        } else if (source.startsWith("//", at)) {
            enter(Place.LINE_COMMENT, 2);
        } else if (source.startsWith("/*", at)) {
            enter(Place.COMMENT, 2);
        } else {
            copy(1);
        }
    }

    private static boolean isLetter(char c) {
        return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private void plain(char c, int end, int length) {
        if (end > 0) {
            enter(Place.CODE, end);
        } else if (c == '\\') {
            out.append("&#92;");
            at++;
        } else {
            copy(length);
        }
    }

    private void literal(char c, String end) {
        if (source.startsWith(end, at)) {
            enter(Place.CODE, end.length());
        } else if (c == '\n' && place != Place.TEXT_BLOCK) {
            throw new IllegalStateException(file + ": a literal does not end on its line");
        } else if (c == '\\') {
            copy(2);
        } else if (Character.isSurrogate(c) && !inPair()) {
            unicode(c);
            at++;
        } else {
            copy(1);
        }
    }

    /** A lone surrogate remains where a long text was cut. */
    private boolean inPair() {
        char c = source.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < source.length() && Character.isLowSurrogate(source.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(source.charAt(at - 1));
    }

    private void enter(Place next, int length) {
        place = next;
        copy(length);
    }

    private void copy(int length) {
        int end = Math.min(at + length, source.length());
        out.append(source, at, end);
        at = end;
    }

    private void put(char c) {
        switch (place) {
            case STRING, TEXT_BLOCK, CHARACTER -> escape(c);
            case COMMENT, LINE_COMMENT -> entity(c);
            case CODE ->
                throw new IllegalStateException(
                        "%s: U+%04X of a name would stand in the code".formatted(file, (int) c));
        }
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> {
                if (MarkedText.isInvisible(c)) {
                    unicode(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        out.append("\\u%04x".formatted((int) c));
    }

    private void entity(char c) {
        if (c == '\n' && place == Place.COMMENT) {
            out.append('\n').append(margin());
        } else if (c == '/' && out.charAt(out.length() - 1) != '*' || "%$[]\"".indexOf(c) >= 0) {
            out.append(c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out.append(' ');
        } else {
            out.append(
                    switch (c) {
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '&' -> "&amp;";
                        default -> "&#" + (int) c + ";";
                    });
        }
    }

    /** The indentation and the asterisk of the current line. */
    private String margin() {
        int start = out.lastIndexOf("\n") + 1;
        int end = start;
        while (end < out.length() && out.charAt(end) == ' ') {
            end++;
        }
        return out.substring(start, end) + (out.length() > end && out.charAt(end) == '*' ? "* " : "");
    }
}
