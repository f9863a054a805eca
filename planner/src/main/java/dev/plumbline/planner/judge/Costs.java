package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.target.Rates;
import dev.plumbline.planner.target.Size;
import dev.plumbline.planner.target.TargetState;
import java.util.HashSet;
import java.util.Set;

/** What the work of a statement would cost with the target's sizes. */
final class Costs {
    private final TargetState target;
    private final Rates rates;

    Costs(TargetState target, Rates rates) {
        this.target = target;
        this.rates = rates;
    }

    Estimate of(ObservedStatement statement) {
        Estimate sum = Estimate.NONE;
        Set<String> anew = new HashSet<>();
        for (Fact fact : statement.facts()) {
            boolean emptied = statement
                    .text()
                    .stripLeading()
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("truncate");
            if (fact.kind().endsWith(".rewritten") && fact.is("older") && !emptied && anew.add(fact.get("table"))) {
                sum = sum.plus(rewrite(target.size(fact.get("table"))));
            }
        }
        for (Fact fact : statement.facts()) {
            if (fact.is("older") && !anew.contains(fact.get("table"))) {
                sum = sum.plus(of(fact));
            }
        }
        return sum;
    }

    private Estimate of(Fact fact) {
        Size size = target.size(fact.get("table"));
        return switch (fact.kind()) {
            case "scan" -> Estimate.of(size.bytes() / rates.scan(), 0, 0);
            case "build" -> build(size);
            case "constraint.added", "constraint.validated" ->
                fact.get("type").equals("foreign key") && fact.is("valid")
                        ? Estimate.of(size.rows() / rates.validation() + size.bytes() / rates.scan(), 0, 0)
                        : Estimate.NONE;
            default -> Estimate.NONE;
        };
    }

    private Estimate rewrite(Size size) {
        long all = size.bytes() + size.indexBytes();
        return Estimate.of(size.bytes() / rates.rewrite() + size.indexBytes() / rates.build(), all, all);
    }

    /** How large the new index gets is not known: about as an index of one number for each row. */
    private Estimate build(Size size) {
        long bytes = (long) (size.rows() * 24);
        return Estimate.of(bytes / rates.build() + size.bytes() / rates.scan(), bytes, bytes);
    }
}
