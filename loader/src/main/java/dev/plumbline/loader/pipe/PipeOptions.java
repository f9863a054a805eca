package dev.plumbline.loader.pipe;

import java.util.function.LongPredicate;

/**
 * What the reading side of a pipe does besides reading.
 *
 * @param passed the ordinals of rows that are read but neither checked nor sent
 * @param chunk after how many rows a batch ends a chunk; 0: never
 * @param resume how many rows an earlier run has committed: they are skipped
 * @param digest the digest of those rows
 */
public record PipeOptions(LongPredicate passed, long chunk, long resume, String digest) {

    private static final LongPredicate NONE = ordinal -> false;

    public static PipeOptions standard() {
        return without(NONE);
    }

    /** Whether rows are read only to be sent. */
    boolean sendsAll() {
        return passed == NONE && chunk == 0;
    }

    public static PipeOptions without(LongPredicate passed) {
        return new PipeOptions(passed, 0, 0, "");
    }

    public static PipeOptions chunks(long rows, long resume, String digest) {
        return new PipeOptions(ordinal -> ordinal <= resume, rows, resume, digest);
    }
}
