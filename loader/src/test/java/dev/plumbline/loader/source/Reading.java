package dev.plumbline.loader.source;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceRow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads text in tests: each record as the list of its values, each error as a line. */
final class Reading {

    private Reading() {}

    static RowSource open(String text, SourceOptions options) {
        return open(text.getBytes(StandardCharsets.UTF_8), options);
    }

    static RowSource open(byte[] bytes, SourceOptions options) {
        return Sources.open(new ByteArrayInputStream(bytes), "file", options);
    }

    /** Everything that is read: {@code [a, null, DEFAULT]}, and {@code file:2: …} for what is not. Ends at what is fatal. */
    static List<String> all(RowSource source) {
        List<String> lines = new ArrayList<>();
        try (source) {
            while (true) {
                try {
                    if (!source.next()) {
                        return lines;
                    }
                    lines.add(values(source.row()).toString());
                } catch (SourceException e) {
                    lines.add((e.recoverable() ? "" : "FATAL ") + e.getMessage());
                    if (!e.recoverable()) {
                        return lines;
                    }
                }
            }
        }
    }

    static List<String> all(String text, SourceOptions options) {
        return all(open(text, options));
    }

    static List<String> values(SourceRow row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.isDefault(i) ? "DEFAULT" : Objects.toString(row.text(i)));
        }
        return values;
    }
}
