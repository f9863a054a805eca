package dev.plumbline.verifier.function;

import java.util.Map;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Result;

/**
 * All answers of one side, in groups of keys that follow each other: enough to see that both sides are equal.
 *
 * @param digests of the groups in which a key has an answer, by the number of the group
 */
record AnswerGroups(long keys, long rows, Map<Long, String> digests) {

    /** Of rows with the number of the group, its keys, its rows and its digest. */
    static AnswerGroups of(Result<? extends Record> groups) {
        long keys = 0;
        long rows = 0;
        Map<Long, String> digests = new TreeMap<>();
        for (Record group : groups) {
            keys += group.get(1, Long.class);
            rows += group.get(2, Long.class);
            if (group.get(2, Long.class) > 0) {
                digests.put(group.get(0, Long.class), group.get(3, String.class));
            }
        }
        return new AnswerGroups(keys, rows, digests);
    }

    boolean answersAs(AnswerGroups other) {
        return rows == other.rows && digests.equals(other.digests);
    }
}
