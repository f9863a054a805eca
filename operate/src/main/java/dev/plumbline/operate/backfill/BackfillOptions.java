package dev.plumbline.operate.backfill;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.script.SqlScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What to change and how gently.
 *
 * @param table with or without its schema, quoted where SQL wants it
 * @param set assignments as SQL, for instance {@code full_name = first || ' ' || last}
 * @param where which rows, as SQL; empty: all
 * @param batch rows examined in the first batch; later ones are sized by time
 * @param batchTime how long one batch should take, and so how long its row locks are held
 * @param maxLag how far a replica may fall behind before the backfill waits for it
 * @param maxBlock how long others may wait for what a batch locks before it is rolled back and made smaller; zero: without limit
 * @param pause how long to rest between batches
 * @param again whether one that has finished is repeated
 */
public record BackfillOptions(
        String table,
        List<String> set,
        String where,
        int batch,
        Duration batchTime,
        Duration maxLag,
        Duration maxBlock,
        Duration pause,
        boolean again) {
    public static final Duration MAX_BLOCK = Duration.ofSeconds(2);

    public BackfillOptions {
        Objects.requireNonNull(table);
        Objects.requireNonNull(where);
        set = List.copyOf(set);
        if (set.isEmpty() || batch < 1) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, "something to set and at least one row per batch are needed");
        }
        set.forEach(one -> requireClosed("--set", one));
        requireClosed("--where", where);
    }

    /** An expression that closes our brackets would change rows beyond its batch. */
    private static void requireClosed(String option, String expression) {
        if (!SqlScript.isClosed(expression)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    option + " " + expression
                            + ": found a bracket, quote or comment that is not closed, or a semicolon,"
                            + " expected one expression (nothing was changed)");
        }
    }

    public static BackfillOptions of(String table, String set, String where) {
        return new BackfillOptions(
                table,
                List.of(set),
                where,
                1000,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                MAX_BLOCK,
                Duration.ZERO,
                false);
    }

    String assignments() {
        return String.join(", ", set);
    }
}
