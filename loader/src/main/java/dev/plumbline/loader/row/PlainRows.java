package dev.plumbline.loader.row;

/**
 * Takes records that need no parsing: every value stands in the input just as it is sent. Most records of most files are like that, so a
 * fast path for them pays; whatever is not taken is read in the ordinary way.
 */
public interface PlainRows {

    /** How many values a record has to have. */
    int width();

    /**
     * Takes the next record, or refuses it without having taken any of it.
     *
     * @param text holds it in UTF-8; no value has a backslash, a tab or a line break within it
     * @param starts where each value begins, and {@code ends} where it ends
     * @param kinds NULL, TEXT or NUMBER, which is a whole number without a sign
     */
    boolean take(byte[] text, int[] starts, int[] ends, ValueKind[] kinds, long line);
}
