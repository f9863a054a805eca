package dev.plumbline.planner.report;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.planner.judge.Danger;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.UndoPlan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as a page of text: the verdict first, then a block for each file, worst first. */
public final class TextReport {
    /** Beyond this, a page with every piece of advice would not be read. */
    private static final int MANY = 10;

    private final PrintWriter out;

    public TextReport(PrintWriter out) {
        this.out = out;
    }

    public void print(Plan plan) {
        out.println("observed on " + plan.observedOn());
        out.println(head(plan));
        plan.notes().forEach(note -> out.println("note: " + note));
        List<FilePlan> quiet = new ArrayList<>();
        var advice = new TreeMap<String, Integer>();
        boolean many = plan.files().size() > MANY;
        for (FilePlan file : plan.worstFirst()) {
            boolean safe = file.verdict() == Verdict.SAFE && !UndoText.isTrouble(file);
            if (safe && (many || file.findings().isEmpty())) {
                quiet.add(file);
                file.findings().forEach(finding -> advice.merge(finding.rule(), 1, Integer::sum));
            } else {
                print(file);
            }
        }
        if (!quiet.isEmpty()) {
            out.println();
            out.println((advice.isEmpty() ? "safe, with nothing to say: " : "safe: ") + quiet.size() + " of "
                    + plan.files().size() + " files");
        }
        if (!advice.isEmpty()) {
            out.println("  advice in these, listed one by one with --format markdown: "
                    + advice.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", ")));
        }
        undo(plan);
        ImpactText.lines(plan.impact()).forEach(out::println);
    }

    /** The verdict, and one line for each danger. */
    public void first(Plan plan) {
        out.println("plan, observed on " + plan.observedOn());
        out.println(head(plan));
        Danger.of(plan).forEach(danger -> out.println("  " + danger.text()));
    }

    /** One line: the verdict and what it is based on. */
    public static String head(Plan plan) {
        long dangerous = count(plan, Verdict.DANGEROUS);
        long care = count(plan, Verdict.NEEDS_CARE);
        return plan.verdict().words().toUpperCase(Locale.ROOT) + ": "
                + plan.files().size()
                + (plan.files().size() == 1 ? " file, " : " files, ") + dangerous + " dangerous, " + care
                + " with care, "
                + (plan.files().size() - dangerous - care) + " safe";
    }

    /** Reported if there are undo files at all: whoever writes none knows that. */
    private void undo(Plan plan) {
        long undone =
                plan.files().stream().filter(file -> file.undo().isPresent()).count();
        if (undone > 0) {
            out.println();
            out.println("undo: " + undone + " of " + plan.files().size() + " files have an undo file, "
                    + restoring(plan, true) + " restore what was there, " + restoring(plan, false) + " do not");
        }
    }

    private static long restoring(Plan plan, boolean wanted) {
        return plan.files().stream()
                .filter(file -> file.undo()
                        .flatMap(UndoPlan::restores)
                        .filter(restores -> restores == wanted)
                        .isPresent())
                .count();
    }

    private static long count(Plan plan, Verdict verdict) {
        return plan.files().stream().filter(file -> file.verdict() == verdict).count();
    }

    private void print(FilePlan file) {
        out.println();
        out.println(file.file() + ": " + file.verdict().words()
                + (file.observed().inTransaction() ? "" : " (no transaction)"));
        locks(file).forEach((text, objects) -> out.println("  " + text + ": " + String.join(", ", objects)));
        var rewrites = new LinkedHashSet<String>();
        file.observed().statements().forEach(one -> rewrites.addAll(one.rewritten()));
        if (!rewrites.isEmpty()) {
            out.println("  rewritten: " + String.join(", ", rewrites));
        }
        file.held().ifPresent(held -> out.println("  " + held));
        file.estimate()
                .filter(estimate -> estimate.disk() > 0)
                .ifPresent(estimate -> out.println("  work of " + estimate.time() + ", space for "
                        + Amounts.bytes(estimate.disk()) + " more, " + Amounts.bytes(estimate.wal()) + " of WAL"));
        var advice = new TreeMap<String, Integer>();
        for (Finding finding : file.findings()) {
            int times = finding.severity() == Severity.ADVICE ? advice.merge(finding.rule(), 1, Integer::sum) : 1;
            if (times > 1) {
                continue;
            }
            out.println("  " + finding.line() + ": " + finding.severity().word() + " [" + finding.rule() + "] "
                    + finding.message());
            if (!finding.fix().isEmpty()) {
                finding.fixText().lines().forEach(line -> out.println("      " + line));
            }
        }
        advice.forEach((rule, times) -> {
            if (times > 1) {
                out.println("  advice [" + rule + "] " + times + " times in all");
            }
        });
        for (Finding finding : file.excused()) {
            out.println("  " + finding.line() + ": excused [" + finding.rule() + "] " + finding.message());
        }
        file.undo().ifPresent(undo -> out.println("  undo " + UndoText.line(undo, file)));
    }

    /** Only what somebody could wait for. */
    private static Map<String, List<String>> locks(FilePlan file) {
        var texts = new LinkedHashMap<String, List<String>>();
        file.observed().locks().stream()
                .filter(lock -> lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0)
                .sorted(java.util.Comparator.comparing(ObservedLock::mode).reversed())
                .forEach(lock -> texts.computeIfAbsent(
                                lock.mode().words() + ", blocks " + lock.mode().blocks(), text -> new ArrayList<>())
                        .add(lock.object()));
        return texts;
    }
}
