package dev.plumbline.planner.judge;

import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.List;

/** The effect on users of the database: their statements and their classes. */
public record Impact(QueryChanges queries, ConsumerChanges consumers) {

    public static final Impact NONE = new Impact(QueryChanges.NONE, ConsumerChanges.NONE);
    /** A statement that somebody once ran by hand may break. */
    private static final double SELDOM = 1;

    /** Statements that break and do not run rarely. */
    List<QueryChange> dangerous() {
        return queries.of(QueryOutcome.BROKEN).stream().filter(Impact::often).toList();
    }

    public Verdict verdict() {
        if (!dangerous().isEmpty()) {
            return Verdict.DANGEROUS;
        }
        boolean care =
                queries.count(QueryOutcome.BROKEN) + queries.count(QueryOutcome.SLOWER) > 0 || consumers.breaks();
        return care ? Verdict.NEEDS_CARE : Verdict.SAFE;
    }

    /** If the frequency is not known, it is taken to be high. */
    private static boolean often(QueryChange one) {
        return one.statement().callsADay().orElse(SELDOM) >= SELDOM;
    }
}
