package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A line for every check, family by family; then what is not as it should be, in full, the worst last; then one line for scripts. */
public final class TerminalReport {

    private static final int ROWS = 5;
    private static final int WIDEST = 60;

    private final PrintWriter out;

    public TerminalReport(PrintWriter out) {
        this.out = out;
    }

    public void print(Verification verification) {
        for (Family family : Family.values()) {
            List<CheckResult> results = verification.of(family);
            if (!results.isEmpty()) {
                family(family, verification, results);
            }
        }
        verification.notes().forEach(note -> out.println("note: " + note));
        List<CheckResult> worth = verification.worstLast().stream()
                .filter(result -> result.outcome().compareTo(Outcome.WARN) >= 0)
                .toList();
        worth.forEach(this::inFull);
        out.println();
        out.println("verify " + verification.subject() + ": "
                + Totals.of(verification.results()).words() + " in " + Totals.time(verification.took()));
        out.flush();
    }

    private void family(Family family, Verification verification, List<CheckResult> results) {
        out.println(family.id().toUpperCase(Locale.ROOT) + "  " + family.about() + "  ("
                + Totals.of(results).words() + ", " + Totals.time(verification.took(family)) + ")");
        int width =
                results.stream().mapToInt(result -> result.id().length()).max().orElse(0);
        for (CheckResult result : results) {
            String figure = Set.of(Outcome.SKIPPED, Outcome.FOLLOWS, Outcome.ERROR, Outcome.INTERNAL)
                            .contains(result.outcome())
                    ? firstLine(result.detail())
                    : result.have();
            out.println("  " + result.outcome().mark() + " "
                    + padded(result.outcome().id(), 7) + " " + padded(result.id(), width) + "  " + figure);
        }
        out.println();
    }

    private void inFull(CheckResult result) {
        out.println();
        out.println(result.outcome().mark() + " " + result.outcome().name() + "  "
                + result.family().id() + "/" + result.id() + ": " + result.title());
        if (!result.have().isEmpty() || !result.want().isEmpty()) {
            out.println("    have  " + result.have());
            out.println("    want  " + result.want());
        }
        result.detail().lines().forEach(line -> out.println("    " + line));
        for (Attachment attachment : result.attachments()) {
            if (attachment instanceof Attachment.Rows rows) {
                rows(rows);
            } else if (attachment instanceof Attachment.Tree tree) {
                node(tree.root(), "    ");
            }
        }
        if (!result.fixes().isEmpty()) {
            out.println("    fixes it:");
            result.fixes().forEach(fix -> fix.lines().forEach(line -> out.println("      " + line)));
        }
    }

    private void rows(Attachment.Rows rows) {
        List<List<String>> shown = new ArrayList<>(List.of(rows.columns()));
        shown.addAll(rows.rows().subList(0, Math.min(ROWS, rows.rows().size())));
        int[] width = new int[rows.columns().size()];
        for (List<String> row : shown) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], cell(row.get(i)).length());
            }
        }
        for (List<String> row : shown) {
            StringBuilder line = new StringBuilder("    ");
            for (int i = 0; i < width.length; i++) {
                line.append("  ").append(padded(cell(row.get(i)), width[i]));
            }
            out.println(line.toString().stripTrailing());
        }
        long more = rows.total() - (shown.size() - 1);
        if (more > 0) {
            out.println(String.format(Locale.ROOT, "      and %,d more", more));
        }
    }

    private void node(Attachment.Tree.Node node, String indent) {
        out.println(indent + (node.marked() ? "> " : "- ") + node.label());
        node.details().forEach(detail -> out.println(indent + "    " + detail));
        node.children().forEach(child -> node(child, indent + "  "));
    }

    private static String cell(String value) {
        String line = value.replaceAll("\\s*\\R\\s*", " ");
        return line.length() > WIDEST ? line.substring(0, WIDEST - 1) + "…" : line;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
