package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Excuses;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.RuleBook;
import dev.plumbline.planner.rule.RuleRun;
import dev.plumbline.planner.rule.Severity;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Makes a plan of a file out of what was observed. */
public final class Judge {
    /** Rules of a file that cannot be run as it is. */
    static final Set<String> TROUBLE = Set.of("statement-fails", "psql-command", "open-comment");

    private final RuleRun rules;

    /** @param version the server's major version */
    public Judge(int version) {
        this.rules = new RuleRun(RuleBook.all(), version);
    }

    public FilePlan judge(ObservedFile file) {
        var all = new ArrayList<>(trouble(file));
        all.addAll(rules.findings(file));
        Excuses excuses = Excuses.of(file, all);
        var findings = new ArrayList<>(excuses.kept());
        findings.addAll(excuses.remarks());
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::line));
        return new FilePlan(file, Verdict.of(findings), findings, excuses.excused());
    }

    /** What makes a file fail wherever it is applied. */
    private static List<Finding> trouble(ObservedFile file) {
        var trouble = new ArrayList<Finding>();
        for (ObservedStatement one : file.statements()) {
            one.error()
                    .ifPresent(reason -> trouble.add(dangerous(
                            "statement-fails",
                            "A statement fails",
                            one.number(),
                            one.line(),
                            "it fails on the copy: " + reason)));
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

    private static Finding dangerous(String rule, String title, int statement, int line, String message) {
        return new Finding(rule, title, Severity.DANGEROUS, statement, line, "", message, false, List.of());
    }
}
