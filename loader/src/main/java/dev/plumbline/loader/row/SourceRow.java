package dev.plumbline.loader.row;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One record. Valid until its source advances; values are in PostgreSQL's text input form. */
public interface SourceRow {

    /** The block this record belongs to: the same instance as long as table and columns stay the same. */
    RowBlock block();

    /** The number of values; never more than the block has columns when the block has any. */
    int size();

    /** What value {@code i} is. */
    ValueKind kind(int i);

    /** The array that holds value {@code i} in UTF-8, from {@link #start} to {@link #end}; not to be changed or kept. */
    byte[] bytes(int i);

    int start(int i);

    int end(int i);

    /** 1-based line on which the record starts. */
    long line();

    /** The file's name as the user gave it. */
    String file();

    /** The original text of the record, for the rejects file; built on request. */
    String original();

    /** Value {@code i}; null for SQL NULL and for DEFAULT. */
    default @Nullable String text(int i) {
        return kind(i).hasText() ? new String(bytes(i), start(i), end(i) - start(i), StandardCharsets.UTF_8) : null;
    }

    default boolean isNull(int i) {
        return kind(i) == ValueKind.NULL;
    }

    /** The keyword DEFAULT of an INSERT, or a key missing from an NDJSON object. */
    default boolean isDefault(int i) {
        return kind(i) == ValueKind.DEFAULT;
    }
}
