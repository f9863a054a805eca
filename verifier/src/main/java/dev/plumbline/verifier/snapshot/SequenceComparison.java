package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sequences that are behind their recorded position, or would return a value that their column already contains. Being further on is not a
 * fault.
 */
final class SequenceComparison {

    private final Snapshot expected;
    private final Catalog now;
    private final LiveRows live;

    SequenceComparison(Snapshot expected, Catalog now, LiveRows live) {
        this.expected = expected;
        this.now = now;
        this.live = live;
    }

    List<CheckResult> results() throws SQLException {
        List<CheckResult> results = new ArrayList<>();
        for (LiveRows.Sequence sequence : live.sequences(now)) {
            SequenceState recorded = expected.sequences().get(sequence.name());
            if (recorded == null) {
                continue;
            }
            try {
                SequenceState found = live.state(sequence);
                if (found.isBehind(recorded)) {
                    results.add(finding(sequence, found, recorded, "it was recorded at " + recorded.next()));
                } else if (found.isUsedUp() && !recorded.isUsedUp()) {
                    results.add(
                            finding(sequence, found, recorded, found.owner() + " already holds " + found.furthest()));
                }
            } catch (SQLException e) {
                String obstacle = live.obstacle(e).orElseThrow(() -> e);
                results.add(CheckResult.skipped(Family.DATA, "sequence", "sequence " + sequence.name(), obstacle));
            }
        }
        if (results.isEmpty() && !expected.sequences().isEmpty()) {
            String figure = expected.sequences().size() + " sequences not behind";
            results.add(CheckResult.of(
                    Family.DATA, "sequence", "the sequences are as recorded", Outcome.PASS, figure, figure));
        }
        return results;
    }

    private static CheckResult finding(
            LiveRows.Sequence sequence, SequenceState found, SequenceState recorded, String why) {
        long next = recorded.next();
        if (found.isUsedUp() && found.furthest() != null) {
            long after = found.furthest().longValue() + sequence.increment();
            next = found.ascending() ? Math.max(next, after) : Math.min(next, after);
        }
        return CheckResult.of(
                        Family.DATA,
                        "sequence_too_low",
                        "sequence " + sequence.name() + " is set too " + (found.ascending() ? "low" : "high"),
                        Outcome.FAIL,
                        "next value " + found.next(),
                        "next value " + next)
                .withDetail(why)
                .with(new Attachment.Fix(
                        "select setval('" + sequence.name().replace("'", "''") + "', " + next + ", false);"));
    }
}
