package dev.plumbline.planner.report;

import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.UndoPlan;
import dev.plumbline.planner.judge.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** An undo file in a plan, in words and as JSON. */
final class UndoText {

    private UndoText() {}

    /** In a few words. */
    static String brief(FilePlan file) {
        return file.undo()
                .map(undo -> undo.verdict()
                        .map(verdict -> verdict.words()
                                + (undo.remains().isEmpty() ? ", restores what was there" : ", does not restore"))
                        .orElse("not tried"))
                .orElse("none");
    }

    /** In a line. */
    static String line(UndoPlan undo, FilePlan file) {
        var line = new StringBuilder(undo.name()).append(": ").append(brief(file));
        if (!undo.remains().isEmpty()) {
            line.append(" (").append(String.join("; ", undo.remains())).append(')');
        }
        if (!undo.loses().isEmpty()) {
            line.append("; loses the values of ").append(String.join(", ", undo.loses()));
        }
        undo.tried().ifPresent(plan -> {
            line.append("; strongest lock: ").append(MarkdownReport.lock(plan));
            if (!MarkdownReport.rewrites(plan).isEmpty()) {
                line.append("; rewrites ").append(String.join(", ", MarkdownReport.rewrites(plan)));
            }
        });
        return line.toString();
    }

    /** Whether a reader must know although the file itself is safe. */
    static boolean isTrouble(FilePlan file) {
        return file.undo()
                .flatMap(UndoPlan::verdict)
                .filter(verdict -> verdict == Verdict.DANGEROUS)
                .isPresent();
    }

    static Map<String, Object> json(FilePlan file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("exists", file.undo().isPresent());
        file.undo().ifPresent(undo -> {
            json.put("file", undo.name());
            undo.verdict().ifPresent(verdict -> json.put("verdict", verdict.words()));
            undo.restores().ifPresent(restores -> json.put("restores", restores));
            json.put(undo.tried().isPresent() ? "remains" : "untried", undo.remains());
            undo.tried().ifPresent(plan -> {
                json.put("loses", undo.loses());
                json.putAll(PlanJson.observed(plan));
            });
        });
        return json;
    }
}
