package dev.plumbline.schema.script;

/**
 * One token of a script by the rules of PostgreSQL's lexer, as far as splitting needs to distinguish them.
 *
 * @param end the position after it
 */
record SqlToken(Kind kind, int end) {
    private static final String SPACES = " \t\n\r\f\u000B";

    /** What begins at a place. */
    enum Kind {
        SPACE,
        COMMENT,
        /** One that begins with a slash and never ends. */
        OPEN_COMMENT,
        WORD,
        /** Something between quotes or dollars, its prefix included. */
        QUOTED,
        /** A character of an operator, a bracket, a number, a semicolon. */
        OTHER
    }

    /** @param backslashes whether a backslash escapes in a literal without prefix */
    static SqlToken at(String text, int at, boolean backslashes) {
        char c = text.charAt(at);
        if (isSpace(c)) {
            return new SqlToken(Kind.SPACE, at + 1);
        }
        if (text.startsWith("--", at)) {
            return new SqlToken(Kind.COMMENT, lineEnd(text, at));
        }
        if (text.startsWith("/*", at)) {
            return comment(text, at);
        }
        if (c == '\'' || c == '"') {
            return new SqlToken(Kind.QUOTED, quoted(text, at, backslashes && c == '\''));
        }
        if (c == '$') {
            return dollar(text, at);
        }
        if (startsName(c)) {
            return word(text, at, backslashes);
        }
        return new SqlToken(Kind.OTHER, isDigit(c) ? digits(text, at) : at + 1);
    }

    static boolean isSpace(char c) {
        return SPACES.indexOf(c) >= 0;
    }

    /** Without the white space around it: what other lexers take for white space is a letter to the server. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static SqlToken comment(String text, int from) {
        int depth = 1;
        int at = from + 2;
        while (depth > 0 && at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        }
        return new SqlToken(depth > 0 ? Kind.OPEN_COMMENT : Kind.COMMENT, at);
    }

    private static SqlToken word(String text, int at, boolean backslashes) {
        int end = at + 1;
        while (end < text.length() && (continuesTag(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        if (end == at + 1) {
            char prefix = Character.toLowerCase(text.charAt(at));
            if ("ebxn".indexOf(prefix) >= 0 && text.startsWith("'", end)) {
                return new SqlToken(Kind.QUOTED, quoted(text, end, prefix == 'e' || (prefix == 'n' && backslashes)));
            }
            if (prefix == 'u' && (text.startsWith("&'", end) || text.startsWith("&\"", end))) {
                return new SqlToken(Kind.QUOTED, quoted(text, end + 1, false));
            }
        }
        return new SqlToken(Kind.WORD, end);
    }

    private static SqlToken dollar(String text, int at) {
        int end = at + 1;
        if (end < text.length() && isDigit(text.charAt(end))) {
            return new SqlToken(Kind.OTHER, digits(text, end));
        }
        while (end < text.length() && continuesTag(text.charAt(end))) {
            end++;
        }
        if (!text.startsWith("$", end)) {
            return new SqlToken(Kind.OTHER, at + 1);
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        return new SqlToken(Kind.QUOTED, close < 0 ? text.length() : close + tag.length());
    }

    private static int quoted(String text, int from, boolean escapes) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (escapes && c == '\\') {
                at += 2;
            } else if (c == quote) {
                int again = text.startsWith(String.valueOf(quote), at + 1)
                        ? at + 1
                        : escapes ? continued(text, at + 1) : -1;
                if (again < 0) {
                    return at + 1;
                }
                at = again + 1;
            } else {
                at++;
            }
        }
        return text.length();
    }

    /** A literal continues after a line break, with the same escapes; less than 0: it does not. */
    private static int continued(String text, int from) {
        int at = from;
        boolean ended = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                ended |= c == '\n' || c == '\r';
                at++;
            } else if (text.startsWith("--", at)) {
                at = lineEnd(text, at);
            } else {
                return ended && c == '\'' ? at : -1;
            }
        }
        return -1;
    }

    /** Letters after it are for the server to report: no prefix of a literal is among them. */
    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && continuesTag(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Whatever is not ASCII is a letter to the server. */
    private static boolean startsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean continuesTag(char c) {
        return startsName(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
