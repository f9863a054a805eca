package dev.plumbline.loader.row;

/** The format of a file. */
public enum SourceFormat {
    /** By the name of the file, else by its first bytes. */
    AUTO,
    CSV,
    /** Tabs between values, otherwise as CSV. */
    TSV,
    /** PostgreSQL's COPY text format. */
    COPY,
    /** INSERT statements and COPY blocks, as pg_dump writes them. */
    SQL,
    /** One JSON object per line. */
    NDJSON
}
