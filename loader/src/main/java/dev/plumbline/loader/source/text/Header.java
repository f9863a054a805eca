package dev.plumbline.loader.source.text;

/** Whether the first record of a CSV or TSV file holds the column names. */
public enum Header {
    YES,
    NO,
    /**
     * It does when at least one of its values is the name of a column of the table. When none is, but all of them look like names, the
     * file is refused and the user asked to say which. Where the columns of the table are not known it is treated as {@link #YES}.
     */
    AUTO
}
