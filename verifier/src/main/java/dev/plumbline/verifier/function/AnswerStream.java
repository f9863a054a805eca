package dev.plumbline.verifier.function;

import java.util.Objects;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** One digest per key, sorted by the number of the key: number, rows, digest. To be closed by the caller. */
final class AnswerStream implements AutoCloseable {

    static final long END = Long.MAX_VALUE;

    private static final int FETCHED = 10_000;

    private final Cursor<? extends Record> cursor;
    private @Nullable Record next;
    private long keys;
    private long rows;

    private AnswerStream(Cursor<? extends Record> cursor) {
        this.cursor = cursor;
        this.next = cursor.fetchNext();
    }

    static AnswerStream of(DSLContext sql, Select<?> digests) {
        return new AnswerStream(sql.fetchLazy(digests.fetchSize(FETCHED)));
    }

    /** A function's answer for one key; without rows the digest is of nothing. */
    record Answer(long rows, String digest) {
        static final Answer NONE = new Answer(0, "");
    }

    /** The number of the next key, or {@link #END}. */
    long key() {
        return next == null ? END : next.get(0, Long.class);
    }

    /** The answer for this key; none when the stream is at a later one. */
    Answer take(long key) {
        Record row = next;
        if (row == null || row.get(0, Long.class) != key) {
            return Answer.NONE;
        }
        next = cursor.fetchNext();
        var answer = new Answer(row.get(1, Long.class), Objects.requireNonNullElse(row.get(2, String.class), ""));
        keys++;
        rows += answer.rows();
        return answer;
    }

    long keys() {
        return keys;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
