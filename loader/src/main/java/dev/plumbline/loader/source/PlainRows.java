package dev.plumbline.loader.source;

/**
 * Takes records that need no reading: every value stands in the input just as it is sent on. Most records of most files are like
 * that, and a short way for them is worth having; whatever is not taken is read in the ordinary way.
 */
public interface PlainRows {

    /** How many values a record has to have. */
    int width();

    /**
     * Takes the next record, or refuses it without having taken anything of it.
     *
     * @param text holds it in UTF-8, without a backslash, a tab, a quote or a line break within its values
     * @param bounds where value {@code i} begins; it ends one before {@code bounds[i + 1]}
     * @param emptyIsNull what an empty value is
     */
    boolean take(byte[] text, int[] bounds, boolean emptyIsNull, long line);
}
