package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.target.Rate;
import dev.plumbline.planner.target.Rates;
import dev.plumbline.planner.target.Size;
import dev.plumbline.planner.target.TargetState;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the work of a statement would cost with the target's sizes. */
final class Costs {
    /** Which rows a WHERE finds is not known. */
    private static final Pattern WHOLE = Pattern.compile("(UPDATE|DELETE)\\b(?!.*\\bWHERE\\b).*");

    private final TargetState target;
    private final Rates rates;

    Costs(TargetState target, Rates rates) {
        this.target = target;
        this.rates = rates;
    }

    Estimate of(ObservedStatement statement) {
        Estimate sum = Estimate.NONE;
        Set<String> rewritten = new HashSet<>();
        String words = statement.facts().stream()
                .filter(fact -> fact.kind().equals("statement"))
                .map(fact -> fact.get("words"))
                .findFirst()
                .orElse("");
        for (Fact fact : statement.facts()) {
            boolean emptied = statement
                    .text()
                    .stripLeading()
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("truncate");
            if (fact.kind().endsWith(".rewritten")
                    && fact.is("older")
                    && !emptied
                    && rewritten.add(fact.get("table"))) {
                Size size = target.size(fact.get("table"));
                sum = sum.plus(rewrite(size));
                if (words.startsWith("CLUSTER")) {
                    sum = sum.plus(time(size.bytes(), rates.build()));
                }
            }
        }
        for (Fact fact : statement.facts()) {
            if (fact.is("older") && !rewritten.contains(fact.get("table"))) {
                sum = sum.plus(of(fact, words));
            }
        }
        return sum;
    }

    private Estimate of(Fact fact, String words) {
        Size size = target.size(fact.get("table"));
        return switch (fact.kind()) {
            case "scan" -> time(size.bytes(), rates.scan());
            case "build" -> build(size);
            case "constraint.added", "constraint.validated" ->
                fact.get("type").equals("foreign key") && fact.is("valid")
                        ? time(size.rows(), rates.validation()).plus(time(size.bytes(), rates.scan()))
                        : Estimate.NONE;
            case "lock" ->
                WHOLE.matcher(words).matches()
                                && fact.get("mode").equals("row exclusive")
                                && fact.get("of").equals("table")
                        ? update(size)
                        : Estimate.NONE;
            default -> Estimate.NONE;
        };
    }

    private Estimate rewrite(Size size) {
        long all = size.bytes() + size.indexBytes();
        return time(size.bytes(), rates.rewrite())
                .plus(time(size.indexBytes(), rates.build()))
                .plus(new Estimate(0, 0, all, all));
    }

    /** Every row comes again, and in every index, unless there is room beside it. */
    private Estimate update(Size size) {
        long all = size.bytes() + size.indexBytes();
        return time(all, rates.update()).plus(new Estimate(0, 0, all, 2 * all));
    }

    /** How large the new index gets is not known: about as an index of one number for each row. */
    private Estimate build(Size size) {
        long bytes = (long) (size.rows() * 24);
        return time(bytes, rates.build()).plus(time(size.bytes(), rates.scan())).plus(new Estimate(0, 0, bytes, bytes));
    }

    private static Estimate time(double units, Rate rate) {
        return Estimate.of(units / rate.fast(), units / rate.slow(), 0, 0);
    }
}
