package dev.plumbline.loader.reject;

import dev.plumbline.loader.report.Reject;

/** A reject as a line of CSV. */
final class Csv {
    /** What a spreadsheet takes for the beginning of a formula, or skips before one. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final Cells cells;

    Csv(Cells cells) {
        this.cells = cells;
    }

    String line(Reject reject) {
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

    private StringBuilder field(StringBuilder out, String value) {
        boolean formula = cells == Cells.FOR_SPREADSHEETS && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        String text = formula ? "'" + value : value;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && !text.isEmpty();
        return plain
                ? out.append(text)
                : out.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
}
