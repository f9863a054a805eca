package dev.plumbline.loader.report;

/**
 * One thing that is wrong with a row.
 *
 * @param column the column at fault, several of a key separated by commas; empty when it is the whole row
 * @param constraint the constraint that the row violates; empty when none
 * @param sqlState the server's error code
 * @param reason what was found and what was expected
 */
public record Fault(String column, String constraint, String sqlState, String reason) {

    /** A record that cannot be split into values: the server's code for such a line of COPY. */
    public static final String MALFORMED = "22P04";

    /** {@code column year: "abc" is not an integer}. */
    public String said() {
        return (column.isEmpty() ? "" : "column " + column + ": ") + reason;
    }
}
