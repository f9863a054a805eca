package dev.plumbline.pages;

import java.util.Locale;

/** Text on its way into a page. */
public final class Html {

    private Html() {}

    /** Escaped for content and for quoted attributes alike. */
    public static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c == '\n' || c == '\t' || c >= 0x20 ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
