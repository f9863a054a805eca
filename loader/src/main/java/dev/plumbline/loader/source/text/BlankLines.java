package dev.plumbline.loader.source.text;

/** What an empty line means in a CSV or TSV file. */
public enum BlankLines {
    /** A record, which is NULL, in a table of one column, as in psql; otherwise skipped. */
    AUTO,
    /** Always skipped, in a table of one column too. */
    SKIP,
    /** Always a record: where more than one value is expected it is a bad one, as in psql. */
    KEEP
}
