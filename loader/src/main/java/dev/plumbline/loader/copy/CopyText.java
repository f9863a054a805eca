package dev.plumbline.loader.copy;

import org.jspecify.annotations.Nullable;

/** Reads back values that were written in COPY's text format. */
public final class CopyText {

    private CopyText() {}

    /** A value without its escapes; null for NULL. */
    public static @Nullable String plain(String text) {
        if (text.equals("\\N")) {
            return null;
        }
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> text.charAt(i);
                };
            }
            out.append(c);
        }
        return out.toString();
    }
}
