package dev.plumbline.loader.source.csv;

/** Which values of a CSV file are NULL. */
public enum NullRule {
    /** PostgreSQL's rule: the null text without quotes is NULL, the same in quotes is a value. */
    UNQUOTED,
    /** The null text is NULL with or without quotes. */
    ALSO_QUOTED,
    /** No value is NULL. */
    NEVER
}
