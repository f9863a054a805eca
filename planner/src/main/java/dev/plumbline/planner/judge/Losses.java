package dev.plumbline.planner.judge;

import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Dropping rows or values is dangerous; less so if they are kept, or if there are none. */
final class Losses {
    private static final Set<String> RULES = Set.of("column-dropped", "table-dropped");
    private static final String COUNTED = "values-lost";
    private static final String UNCOUNTED = "rows-unasked";

    private Losses() {}

    /** The purpose of an undo file: migrate keeps what its file destroys. */
    static List<Finding> kept(List<Finding> findings) {
        return softened(findings, finding -> true, "; migrate keeps them, as there is an undo file");
    }

    /** What an undo file removes, its migration created. */
    static List<Finding> ofUndo(List<Finding> findings) {
        return softened(findings, finding -> true, "; they came after the file that is undone");
    }

    /** @param rows the rows counted on the target */
    static List<Finding> counted(List<Finding> findings, List<Finding> rows) {
        return softened(
                findings,
                finding -> rows.stream()
                        .noneMatch(other -> other.statement() == finding.statement()
                                && other.object().equals(finding.object())
                                && (other.rule().equals(COUNTED) || other.rule().equals(UNCOUNTED))),
                "; there are none here");
    }

    private static List<Finding> softened(List<Finding> findings, Predicate<Finding> harmless, String why) {
        var softened = new ArrayList<Finding>();
        for (Finding one : findings) {
            boolean softer = RULES.contains(one.rule()) && one.severity() == Severity.DANGEROUS && harmless.test(one);
            softened.add(softer ? one.with(Severity.CARE, why) : one);
        }
        return softened;
    }
}
