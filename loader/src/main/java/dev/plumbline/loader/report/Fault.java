package dev.plumbline.loader.report;

/**
 * One thing that is wrong with a row.
 *
 * @param column the column at fault, several of a key separated by commas; empty when it is the row as a whole
 * @param constraint the constraint that the row breaks; empty when it breaks none
 * @param sqlState the server's code for it
 * @param reason what was found and what was wanted
 */
public record Fault(String column, String constraint, String sqlState, String reason) {

    /** A record that cannot be taken apart: what the server says of such a line of COPY. */
    public static final String MALFORMED = "22P04";

    /** {@code column year: "abc" is not an integer}. */
    public String said() {
        return (column.isEmpty() ? "" : "column " + column + ": ") + reason;
    }
}
