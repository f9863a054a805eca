package dev.plumbline.planner.judge;

import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Rule;
import dev.plumbline.planner.rule.RuleBook;
import dev.plumbline.planner.rule.Severity;
import dev.plumbline.planner.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One reason for which a plan is dangerous.
 *
 * @param rule the id by which it is accepted
 * @param text where it is and what it is, on one line
 */
public record Danger(String rule, String text) {
    private static final String BROKEN_STATEMENT = "broken-statement";

    /** All dangers of a plan: none, unless its verdict says so. */
    public static List<Danger> of(Plan plan) {
        var dangers = new ArrayList<Danger>();
        for (FilePlan file : plan.files()) {
            for (Finding finding : file.findings()) {
                if (finding.severity() == Severity.DANGEROUS) {
                    String place = file.file() + ":" + finding.line() + ": ";
                    dangers.add(new Danger(finding.rule(), line(place, finding.rule(), finding.message())));
                }
            }
        }
        for (QueryChange one : plan.impact().dangerous()) {
            String message =
                    String.join("; ", one.reasons()) + ": " + one.statement().shortened();
            dangers.add(new Danger(BROKEN_STATEMENT, line("", BROKEN_STATEMENT, message)));
        }
        return List.copyOf(dangers);
    }

    private static String line(String place, String rule, String message) {
        return place + "[" + rule + "] " + message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The ids by which a danger may be accepted. */
    public static Set<String> rules() {
        var rules = new TreeSet<String>(Judge.TROUBLE);
        RuleBook.all().stream().map(Rule::id).forEach(rules::add);
        rules.addAll(Target.RULES);
        rules.add(BROKEN_STATEMENT);
        return rules;
    }
}
