package dev.plumbline.loader.row;

import dev.plumbline.loader.source.json.JsonText;

/** What a value of a record is, as far as its source can tell without knowing the column's type. */
public enum ValueKind {
    /** Text to be read by the input function of the column's type. */
    TEXT,
    /** SQL NULL. */
    NULL,
    /** The column's default is to be used. */
    DEFAULT,
    /** A bare number: from SQL written out in decimal digits ({@code 1e5} is {@code 100000}), from NDJSON as it stands. */
    NUMBER,
    /** A bare {@code true} or {@code false} (SQL, NDJSON). */
    BOOLEAN,
    /** An object or array of NDJSON as JSON text; for an array column see {@link JsonText#toArrayLiteral}. */
    JSON;

    public boolean hasText() {
        return this != NULL && this != DEFAULT;
    }
}
