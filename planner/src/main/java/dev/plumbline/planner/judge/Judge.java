package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Excuses;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Rule;
import dev.plumbline.planner.rule.RuleBook;
import dev.plumbline.planner.rule.RuleRun;
import dev.plumbline.planner.rule.Severity;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a plan of a file out of what was observed. */
public final class Judge {
    /** Rules of a file that cannot be run as it is. */
    static final Set<String> TROUBLE = Set.of("statement-fails", "psql-command", "open-comment");

    /** Rules that say more of a failure than the server does. */
    private static final Set<String> OF_FAILURES = RuleBook.all().stream()
            .filter(rule -> rule.on().contains("failed"))
            .map(Rule::id)
            .collect(Collectors.toUnmodifiableSet());

    private final RuleRun rules;

    /** @param version the server's major version */
    public Judge(int version) {
        this.rules = new RuleRun(RuleBook.all(), version);
    }

    public FilePlan judge(ObservedFile file) {
        List<Finding> ruled = rules.findings(file);
        var all = new ArrayList<>(trouble(file, ruled));
        all.addAll(ruled);
        Excuses excuses = Excuses.of(file, all);
        var findings = new ArrayList<>(excuses.kept());
        findings.addAll(excuses.remarks());
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::line));
        return new FilePlan(file, Verdict.of(findings), findings, excuses.excused());
    }

    /** What makes a file fail wherever it is applied, and what could not be observed. */
    private static List<Finding> trouble(ObservedFile file, List<Finding> ruled) {
        var trouble = new ArrayList<Finding>();
        for (ObservedStatement one : file.statements()) {
            boolean reported = ruled.stream()
                    .anyMatch(finding -> finding.statement() == one.number() && OF_FAILURES.contains(finding.rule()));
            if (!reported) {
                one.error().ifPresent(reason -> trouble.add(failed(one, reason)));
            }
        }
        SqlScript script = file.script().sql();
        for (SqlStatement command : script.commands()) {
            trouble.add(
                    dangerous(
                            "psql-command",
                            "A command of psql",
                            0,
                            command.line(),
                            command.text()
                                    + " is a command of psql, which no server understands: it is left out here, and migrate refuses the file"));
        }
        script.openComment()
                .ifPresent(line -> trouble.add(dangerous(
                        "open-comment",
                        "A comment never ends",
                        0,
                        line,
                        "the comment that begins here never ends: everything below is left out")));
        return trouble;
    }

    private static Finding failed(ObservedStatement one, String reason) {
        String unobserved = one.facts().stream()
                .map(fact -> fact.get("unobserved"))
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
        return unobserved.isEmpty()
                ? dangerous(
                        "statement-fails",
                        "A statement fails",
                        one.number(),
                        one.line(),
                        "it fails on the copy: " + reason)
                : new Finding(
                        "statement-not-observed",
                        "A statement that was not observed",
                        Severity.CARE,
                        one.number(),
                        one.line(),
                        "",
                        (unobserved.startsWith("not tried: ") ? "" : "what it does is not known: ") + unobserved + " ("
                                + reason + ")",
                        false,
                        List.of());
    }

    private static Finding dangerous(String rule, String title, int statement, int line, String message) {
        return new Finding(rule, title, Severity.DANGEROUS, statement, line, "", message, false, List.of());
    }
}
