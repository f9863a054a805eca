package dev.plumbline.loader.source.text;

/** What a line without anything is in a CSV or TSV file. */
public enum BlankLines {
    /** A record, which is NULL, in a table of one column, as for psql; nothing elsewhere. */
    AUTO,
    /** Nothing, in a table of one column too. */
    SKIP,
    /** A record, always: where more than one value is wanted it is a bad one, as for psql. */
    KEEP
}
