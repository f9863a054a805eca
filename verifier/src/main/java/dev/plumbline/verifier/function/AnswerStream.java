package dev.plumbline.verifier.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Rows that begin with the number of their key and are sorted by it, read key by key. The holder closes it.
 */
final class AnswerStream implements AutoCloseable {

    static final long END = Long.MAX_VALUE;

    private final Cursor<? extends Record> cursor;
    private @Nullable Record next;
    private long rows;

    AnswerStream(Cursor<? extends Record> cursor) {
        this.cursor = cursor;
        this.next = cursor.fetchNext();
    }

    /** The number of the key whose rows come next, or {@link #END}. */
    long key() {
        return next == null ? END : next.get(0, Long.class);
    }

    /** The rows of this key, in order; none when the stream stands at a later one. */
    List<List<Object>> take(long key) {
        List<List<Object>> answer = new ArrayList<>();
        for (Record row = next; row != null && row.get(0, Long.class) == key; row = next) {
            answer.add(Arrays.asList(row.intoArray()).subList(1, row.size()));
            rows++;
            next = cursor.fetchNext();
        }
        return answer;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
