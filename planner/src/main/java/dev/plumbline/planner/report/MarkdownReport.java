package dev.plumbline.planner.report;

import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.rule.Finding;
import java.util.LinkedHashSet;
import java.util.List;

/** A plan as a comment for a pull request. */
public final class MarkdownReport {

    private MarkdownReport() {}

    public static String of(Plan plan) {
        var text = new StringBuilder("## Migration plan: ")
                .append(plan.verdict().words())
                .append("\n\n");
        text.append(TextReport.head(plan))
                .append("; observed on ")
                .append(plan.observedOn())
                .append(".\n\n");
        plan.notes().forEach(note -> text.append("- ").append(escaped(note)).append('\n'));
        text.append(plan.notes().isEmpty() ? "" : "\n");
        text.append("| file | verdict | strongest lock | rewritten | findings | undo |\n|---|---|---|---|---|---|\n");
        for (FilePlan file : plan.worstFirst()) {
            text.append("| ")
                    .append(escaped(file.file()))
                    .append(" | ")
                    .append(file.verdict().words())
                    .append(" | ");
            text.append(escaped(lock(file)))
                    .append(" | ")
                    .append(escaped(String.join(", ", rewrites(file))))
                    .append(" | ");
            text.append(file.findings().size())
                    .append(" | ")
                    .append(UndoText.brief(file))
                    .append(" |\n");
        }
        plan.worstFirst().forEach(file -> findings(file, text));
        plan.worstFirst().stream()
                .filter(UndoText::isTrouble)
                .forEach(file -> file.undo()
                        .ifPresent(undo -> text.append("\n- ")
                                .append(escaped("undo " + UndoText.line(undo, file)))
                                .append('\n')));
        List<String> impact = ImpactMarkdown.lines(plan.impact());
        text.append(impact.isEmpty() ? "" : "\n");
        impact.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static void findings(FilePlan file, StringBuilder text) {
        if (file.findings().isEmpty()) {
            return;
        }
        text.append("\n<details><summary><code>")
                .append(html(file.file()))
                .append("</code>: ")
                .append(file.verdict().words());
        text.append("</summary>\n\n");
        for (Finding finding : file.findings()) {
            text.append("- **")
                    .append(finding.severity().word())
                    .append("** line ")
                    .append(finding.line())
                    .append(", `");
            text.append(finding.rule())
                    .append("`: ")
                    .append(escaped(finding.message()))
                    .append('\n');
            if (!finding.fix().isEmpty()) {
                String fence = finding.fixText().contains("```") ? "~~~~~~" : "```";
                text.append("\n  ").append(fence).append("sql\n");
                finding.fixText()
                        .lines()
                        .forEach(line -> text.append("  ").append(line).append('\n'));
                text.append("  ").append(fence).append("\n");
            }
        }
        text.append("\n</details>\n");
    }

    static String lock(FilePlan file) {
        return file.held()
                .or(() -> file.observed().locks().stream()
                        .filter(lock -> lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0)
                        .max(java.util.Comparator.comparing(ObservedLock::mode))
                        .map(lock -> lock.mode().words() + " on " + lock.object()))
                .orElse("none");
    }

    static LinkedHashSet<String> rewrites(FilePlan file) {
        var rewrites = new LinkedHashSet<String>();
        file.observed().statements().forEach(one -> rewrites.addAll(one.rewritten()));
        return rewrites;
    }

    private static String escaped(String text) {
        return html(text).replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1").replaceAll("\\s+", " ");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
