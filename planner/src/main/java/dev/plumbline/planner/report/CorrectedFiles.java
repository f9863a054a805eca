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
import java.util.stream.Collectors;

/**
 * The files of a plan with the corrections applied: statements that have one become files of their own, with versions between that of the
 * file and the next, and undo files. A statement with several corrections at once is left to the author, with a remark.
 */
public final class CorrectedFiles {
    private static final Pattern NAME = Pattern.compile("(.*/)?V([0-9._]+)__(.*)\\.sql");
    private static final Pattern PURPOSE = Pattern.compile("(?m)^-- Purpose:");

    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> remarks;
    private final FilePlan plan;
    private final Matcher name;
    private final String between;
    private final StringBuilder kept = new StringBuilder();
    private final List<String> commands = new ArrayList<>();
    private int part;

    /**
     * What is written, and what is not.
     *
     * @param files name and text of each file; those that need no correction are not included
     * @param remarks statements that stay as they were despite a finding, and what else the author has to do
     */
    public record Written(Map<String, String> files, List<String> remarks) {}

    private CorrectedFiles(FilePlan plan, Matcher name, String between, List<String> remarks) {
        this.plan = plan;
        this.name = name;
        this.between = between;
        this.remarks = remarks;
    }

    public static Written of(Plan plan) {
        var files = new LinkedHashMap<String, String>();
        var remarks = new ArrayList<String>();
        for (FilePlan file : plan.files()) {
            Matcher name = NAME.matcher(file.file());
            boolean any = file.observed().statements().stream()
                    .anyMatch(one -> corrections(file, one).size() == 1);
            if (any && name.matches()) {
                files.putAll(new CorrectedFiles(file, name, between(plan, name.group(2)), remarks).write());
            } else if (any) {
                remarks.add(file.file() + ": has no version, so its corrections are not written: see the plan");
            }
            file.findings().stream()
                    .filter(finding -> finding.severity() != Severity.ADVICE
                            && finding.fix().isEmpty())
                    .filter(finding -> file.observed().statements().stream()
                            .noneMatch(one -> one.number() == finding.statement()
                                    && !corrections(file, one).isEmpty()))
                    .forEach(finding -> remarks.add(place(file, finding.line()) + "[" + finding.rule()
                            + "] has no correction that could be written"));
        }
        return new Written(files, remarks);
    }

    /** Where another file has a version below this one's, the parts go before that. */
    private static String between(Plan plan, String version) {
        return plan.files().stream()
                        .anyMatch(other -> other.file().matches("(.*/)?V" + Pattern.quote(version) + "[._]\\d.*"))
                ? ".0."
                : ".";
    }

    private static String place(FilePlan file, int line) {
        return file.file() + ":" + line + ": ";
    }

    private Map<String, String> write() {
        SourceParts source = SourceParts.of(plan.observed().script());
        for (ObservedStatement one : plan.observed().statements()) {
            SourceParts.Part text = source.parts().get(one.number() - 1);
            List<Finding> corrections = corrections(plan, one);
            if (corrections.size() == 1) {
                flush();
                kept.append(text.before().strip());
                corrections.get(0).fix().forEach(this::part);
            } else {
                several(one, corrections);
                kept.append(text.before()).append(text.statement());
            }
        }
        kept.append(source.rest());
        flush();
        plan.undo()
                .ifPresent(undo -> remarks.add(plan.file() + ": its undo file " + undo.name()
                        + " is for the whole file: leave in it what undoes the statements that stay as they were"));
        commands.forEach(command -> remarks.add(plan.file() + ": run behind all: " + command));
        return files;
    }

    private void several(ObservedStatement one, List<Finding> corrections) {
        if (!corrections.isEmpty()) {
            String rules = corrections.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
            remarks.add(place(plan, one.line()) + "several corrections at once (" + rules
                    + "): the statement stays as it was, cut it into one for each");
        }
    }

    private void part(FixPart part) {
        if (part.command()) {
            commands.add(part.sql());
            return;
        }
        String above = kept.isEmpty() ? "" : kept + "\n";
        kept.setLength(0);
        String lock = part.transaction() ? "set local lock_timeout = '2s';\n" : "";
        add("V", head(part.head(), part.transaction()) + above + lock + part.sql() + "\n");
        if (!part.undo().isBlank()) {
            this.part--;
            add("U", head("Undoes: " + part.head(), part.transaction()) + part.undo() + "\n");
        }
    }

    private void flush() {
        if (!kept.toString().isBlank()) {
            String text = kept.toString().strip() + "\n";
            String before = PURPOSE.matcher(text).find()
                    ? runBefore()
                    : head(
                            "The statements that stay as they were",
                            plan.observed().inTransaction());
            add("V", before + text);
        }
        kept.setLength(0);
    }

    private String head(String purpose, boolean transaction) {
        return "-- Purpose: " + purpose + "\n-- Transaction: " + (transaction ? "yes" : "no") + "\n" + runBefore();
    }

    private String runBefore() {
        String lines = commands.stream()
                .map(command -> "-- Run before: " + command + "\n")
                .collect(Collectors.joining());
        commands.clear();
        return lines;
    }

    private void add(String kind, String text) {
        String version = name.group(2) + (part == 0 ? "" : between + part);
        String words = name.group(3) + (part == 0 ? "" : "_" + (part + 1));
        part++;
        files.put(kind + version + "__" + words + ".sql", text);
    }

    /** One for each rule: two with the same text about two tables count as two. */
    private static List<Finding> corrections(FilePlan file, ObservedStatement one) {
        return file.findings().stream()
                .filter(finding -> finding.statement() == one.number())
                .filter(finding ->
                        finding.severity() != Severity.ADVICE && !finding.fix().isEmpty())
                .toList();
    }
}
