package dev.plumbline.loader.row;

/** What a file is written in. */
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
