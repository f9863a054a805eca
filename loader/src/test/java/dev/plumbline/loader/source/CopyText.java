package dev.plumbline.loader.source;

import dev.plumbline.loader.row.SourceRow;
import org.jspecify.annotations.Nullable;

/** Writes a row as a line of COPY text, the plain way: for comparing with what the server makes of the same file. */
final class CopyText {

    private CopyText() {}

    static String line(SourceRow row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(i == 0 ? "" : "\t").append(value(row.text(i)));
        }
        return line.append('\n').toString();
    }

    private static String value(@Nullable String text) {
        return text == null
                ? "\\N"
                : text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
