package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the undo file of a migration does, run after it.
 *
 * @param name the name of the undo file
 * @param tried what it did; empty: it was not tried
 * @param remains what differs from the state before the file, or why it was not tried
 */
public record UndoPlan(String name, Optional<FilePlan> tried, List<String> remains) {

    public UndoPlan {
        remains = List.copyOf(remains);
    }

    public static UndoPlan untried(String name, String reason) {
        return new UndoPlan(name, Optional.empty(), List.of(reason));
    }

    /** Empty: nobody knows. */
    public Optional<Boolean> restores() {
        return tried.map(plan -> remains.isEmpty());
    }

    /** Empty: it was not tried. One that does not restore would be refused when it is needed. */
    public Optional<Verdict> verdict() {
        return tried.map(plan -> remains.isEmpty() ? plan.verdict() : Verdict.DANGEROUS);
    }

    /** Tables and columns that are dropped with their values, which may have been written since. */
    public List<String> loses() {
        var lost = new LinkedHashSet<String>();
        for (ObservedStatement one :
                tried.map(plan -> plan.observed().statements()).orElse(List.of())) {
            for (Fact fact : one.facts()) {
                if (fact.kind().equals("table.dropped")) {
                    lost.add(fact.get("table"));
                } else if (fact.kind().equals("column.dropped")) {
                    lost.add(fact.get("table") + "." + fact.get("column"));
                }
            }
        }
        return List.copyOf(lost);
    }

    UndoPlan with(Optional<FilePlan> weighed) {
        return new UndoPlan(name, weighed, remains);
    }
}
