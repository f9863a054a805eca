package dev.plumbline.planner.report;

import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.FixPart;
import dev.plumbline.planner.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a plan with the corrections put in: statements that have one become files of their own, with versions between that of the file
 * and the next, and undo twins. A statement with several corrections at once is left to the author.
 */
public final class CorrectedFiles {
    private static final Pattern NAME = Pattern.compile("(.*/)?V([0-9._]+)__(.*)\\.sql");

    private final Map<String, String> files = new LinkedHashMap<>();
    private final FilePlan plan;
    private final Matcher name;
    private final StringBuilder kept = new StringBuilder();
    private final List<String> commands = new ArrayList<>();
    private int part;

    private CorrectedFiles(FilePlan plan, Matcher name) {
        this.plan = plan;
        this.name = name;
    }

    /** Name and text of each file; those that need no correction are not among them. */
    public static Map<String, String> of(Plan plan) {
        var files = new LinkedHashMap<String, String>();
        for (FilePlan file : plan.files()) {
            Matcher name = NAME.matcher(file.file());
            boolean any = file.observed().statements().stream().anyMatch(one -> correction(file, one) != null);
            if (any && name.matches()) {
                files.putAll(new CorrectedFiles(file, name).write());
            }
        }
        return files;
    }

    private Map<String, String> write() {
        for (ObservedStatement one : plan.observed().statements()) {
            Finding correction = correction(plan, one);
            if (correction == null) {
                kept.append(one.text()).append(";\n");
            } else {
                flush();
                correction.fix().forEach(this::part);
            }
        }
        flush();
        return files;
    }

    private void part(FixPart part) {
        if (part.command()) {
            commands.add(part.sql());
            return;
        }
        String lock = part.transaction() ? "set local lock_timeout = '2s';\n" : "";
        add("V", head(part.head(), part.transaction()) + lock + part.sql() + "\n");
        if (!part.undo().isBlank()) {
            this.part--;
            add("U", head("Takes back: " + part.head(), part.transaction()) + part.undo() + "\n");
        }
    }

    private void flush() {
        if (!kept.toString().isBlank()) {
            add(
                    "V",
                    head(
                                    "The statements that stay as they were",
                                    plan.observed().inTransaction())
                            + kept);
        }
        kept.setLength(0);
    }

    private String head(String purpose, boolean transaction) {
        var head = new StringBuilder(
                "-- Purpose: " + purpose + "\n-- Transaction: " + (transaction ? "yes" : "no") + "\n");
        commands.forEach(
                command -> head.append("-- Run before: ").append(command).append('\n'));
        commands.clear();
        return head.toString();
    }

    private void add(String kind, String text) {
        String version = name.group(2) + (part == 0 ? "" : "." + part);
        String words = name.group(3) + (part == 0 ? "" : "_" + (part + 1));
        part++;
        files.put(kind + version + "__" + words + ".sql", text);
    }

    private static @org.jspecify.annotations.Nullable Finding correction(FilePlan file, ObservedStatement one) {
        List<Finding> all = file.findings().stream()
                .filter(finding -> finding.statement() == one.number())
                .filter(finding ->
                        finding.severity() != Severity.ADVICE && !finding.fix().isEmpty())
                .toList();
        return all.size() == 1 ? all.get(0) : null;
    }
}
