package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one file.
 *
 * @param findings worst first
 * @param excused findings that a comment in the file excuses
 * @param estimate of all its work on the target; empty: there is no target
 * @param held the strongest lock and how long it is held on the target, in words
 * @param times seconds of each statement at the estimate's upper end
 * @param undo its undo file; empty: there is none
 */
public record FilePlan(
        ObservedFile observed,
        Verdict verdict,
        List<Finding> findings,
        List<Finding> excused,
        Optional<Estimate> estimate,
        Optional<String> held,
        List<Double> times,
        Optional<UndoPlan> undo) {

    public FilePlan {
        findings = List.copyOf(findings);
        excused = List.copyOf(excused);
        times = List.copyOf(times);
    }

    /** Without a target. */
    public FilePlan(ObservedFile observed, Verdict verdict, List<Finding> findings, List<Finding> excused) {
        this(observed, verdict, findings, excused, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** With findings that no comment in the file excuses. */
    public FilePlan with(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::line));
        return new FilePlan(observed, Verdict.of(all), all, excused, estimate, held, times, undo);
    }

    public FilePlan with(UndoPlan undoPlan) {
        List<Finding> kept = Losses.kept(findings);
        return new FilePlan(observed, Verdict.of(kept), kept, excused, estimate, held, times, Optional.of(undoPlan));
    }

    /** As the plan of an undo file, which removes what its file created. */
    public FilePlan asUndo() {
        List<Finding> made = Losses.ofUndo(findings);
        return new FilePlan(observed, Verdict.of(made), made, excused, estimate, held, times, undo);
    }

    public String file() {
        return observed.name();
    }
}
