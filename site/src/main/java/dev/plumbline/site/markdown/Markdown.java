package dev.plumbline.site.markdown;

/** Text on its way into Markdown. */
final class Markdown {

    private Markdown() {}

    /** Everything that could be markup is escaped; it stays on its line. */
    static String text(String text) {
        var escaped = new StringBuilder();
        text.strip().codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\n', '\r', '\t' -> escaped.append(' ');
                case '\\', '`', '*', '[', ']', '(', ')', '#', '|', '!', '~', '$', '@' ->
                    escaped.append('\\').appendCodePoint(c);
                case '_' -> escaped.append(inWord(escaped) ? "_" : "\\_");
                // A host turns addresses into links by itself.
                case ':' -> escaped.append("&#58;");
                default -> escaped.appendCodePoint(c >= 0x20 ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean inWord(StringBuilder text) {
        return !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
    }

    /** In a table cell or a line; with a fence of as many backticks as needed. */
    static String code(String text) {
        String line = text.strip().replaceAll("[\\r\\n\\t]+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
        if (line.isEmpty()) {
            return "";
        }
        if (line.contains("|") || line.contains("`")) {
            // A backslash has no meaning in code, and a bar would end the cell.
            return "<code>" + text(line) + "</code>";
        }
        return "`" + line + "`";
    }

    static String block(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + text.strip() + "\n" + fence + "\n\n";
    }
}
