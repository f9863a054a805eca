package dev.plumbline.schema.migrate;

import java.util.Locale;

/** One statement of a script as it was written, and the line it starts on. */
public record SqlStatement(int line, String text) {

    /** The statement without comments, in upper case, white space made single: for looking at its first words. */
    public String words() {
        return text.replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("--[^\n]*", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }
}
