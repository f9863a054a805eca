package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.query.WrittenRows;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import dev.plumbline.planner.target.Rates;
import dev.plumbline.planner.target.Size;
import dev.plumbline.planner.target.TargetState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weighs a file's plan again with the contents of the target. */
public final class WithTarget {
    /** Anything shorter than this goes unnoticed. */
    private static final double NOTICED = 0.3;

    private final TargetState target;
    private final Costs costs;

    /** @param rows what statements do with the target's rows, by their text, as far as it is known */
    public WithTarget(TargetState target, Rates rates, Map<String, WrittenRows> rows) {
        this.target = target;
        this.costs = new Costs(target, rates, rows);
    }

    /** @param rows which of the target's rows violate the file */
    public FilePlan weigh(FilePlan plan, List<Finding> rows) {
        var estimates = new ArrayList<Estimate>();
        plan.observed().statements().forEach(one -> estimates.add(costs.of(one)));
        var findings = new ArrayList<Finding>();
        Losses.counted(plan.findings(), rows).forEach(finding -> findings.add(weighed(finding, estimates)));
        findings.addAll(rows);
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::line));
        return new FilePlan(
                plan.observed(),
                Verdict.of(findings),
                findings,
                plan.excused(),
                Optional.of(estimates.stream().reduce(Estimate.NONE, Estimate::plus)),
                held(plan, estimates),
                estimates.stream().map(Estimate::high).toList(),
                plan.undo().map(undo -> undo.with(undo.tried().map(tried -> weigh(tried, List.of())))));
    }

    private Finding weighed(Finding finding, List<Estimate> estimates) {
        if (!finding.grows() || finding.statement() == 0) {
            return finding;
        }
        Size size = target.size(finding.object());
        Estimate estimate = estimates.get(finding.statement() - 1);
        boolean brief = estimate.high() < NOTICED;
        String words = "; " + finding.object() + " has " + size.words() + " here: "
                + (brief ? "it takes a moment" : estimate.time());
        return finding.with(brief ? Severity.ADVICE : finding.severity(), words);
    }

    /** The strongest lock and how long it is held in total, if that is noticeable. */
    private static Optional<String> held(FilePlan plan, List<Estimate> estimates) {
        Optional<ObservedLock> strongest = plan.observed().locks().stream()
                .filter(lock -> lock.mode().compareTo(LockMode.SHARE) >= 0)
                .max(Comparator.comparing(ObservedLock::mode)
                        .thenComparing(lock -> during(plan, lock, estimates).high()));
        return strongest.map(lock -> lock.mode().words() + " on " + lock.object() + " is held for "
                + during(plan, lock, estimates).time());
    }

    private static Estimate during(FilePlan plan, ObservedLock lock, List<Estimate> estimates) {
        Estimate sum = Estimate.NONE;
        for (ObservedStatement one : plan.observed().statements()) {
            if (one.number() >= lock.statement() && one.number() <= lock.until()) {
                sum = sum.plus(estimates.get(one.number() - 1));
            }
        }
        return sum;
    }
}
