package dev.plumbline.loader.reject;

import dev.plumbline.loader.report.Reject;

/** A reject as a line of CSV. */
final class Csv {

    private Csv() {}

    static String line(Reject reject) {
        var out = new StringBuilder();
        field(out, reject.file()).append(',');
        out.append(reject.line()).append(',');
        field(out, reject.table()).append(',');
        field(out, reject.column()).append(',');
        field(out, reject.constraint()).append(',');
        field(out, reject.sqlState()).append(',');
        field(out, reject.reason()).append(',');
        return field(out, reject.original()).append('\n').toString();
    }

    private static StringBuilder field(StringBuilder out, String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && !text.isEmpty();
        return plain
                ? out.append(text)
                : out.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
}
