package dev.plumbline.loader.report;

/**
 * A row that is not loaded.
 *
 * @param ordinal its place among all rows read, from 1
 * @param file the file as the user named it
 * @param line the line it begins on, 0 when not known
 * @param table the table it was meant for, empty when that was not yet known
 * @param column the column at fault, empty when it is the row as a whole
 * @param reason what was found and what was wanted
 * @param sqlState the server's code for it, empty when it was found before it travelled
 * @param original the text of the row as it stood in the file
 */
public record Reject(
        long ordinal,
        String file,
        long line,
        String table,
        String column,
        String reason,
        String sqlState,
        String original) {

    /** {@code 03_vehicle_options.csv:17: column year: "abc" is not an integer}. */
    public String message() {
        return (line > 0 ? file + ":" + line : file) + ": " + (column.isEmpty() ? "" : "column " + column + ": ")
                + reason;
    }
}
