package dev.plumbline.verifier.report;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.output.Ink;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line for every family, or for every check on request; then everything that is not as expected, in full, the worst last; then one line
 * for scripts.
 */
public final class TerminalReport {

    private static final int ROWS = 5;
    private static final int WIDEST = 60;

    private final PrintWriter out;
    private final Ink ink;
    private final boolean everything;

    /** @param everything whether the checks that passed are named one by one */
    public TerminalReport(PrintWriter out, Ink ink, boolean everything) {
        this.out = out;
        this.ink = ink;
        this.everything = everything;
    }

    /** How many checks had which outcome, in a few words. */
    public static String counted(Verification verification) {
        return Totals.of(verification.results()).words();
    }

    public void print(Verification verification) {
        List<Family> families = Arrays.stream(Family.values())
                .filter(family -> !verification.of(family).isEmpty())
                .toList();
        families.forEach(family -> family(family, verification));
        verification.notes().forEach(note -> out.println(ink.faint("note: " + note)));
        verification.worstLast().stream()
                .filter(result -> result.outcome().compareTo(Outcome.WARN) >= 0)
                .forEach(this::inFull);
        out.println();
        out.println(ink.strong("verify " + verification.subject() + ": "
                + Totals.of(verification.results()).words() + " in " + Amounts.time(verification.took())));
        out.flush();
    }

    private void family(Family family, Verification verification) {
        List<CheckResult> results = verification.of(family);
        // What was left out says nothing about the rest.
        Outcome worst = results.stream()
                .map(CheckResult::outcome)
                .filter(outcome -> outcome.compareTo(Outcome.WARN) >= 0 || outcome == Outcome.PASS)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.SKIPPED);
        boolean one = results.size() == 1 && worst == Outcome.PASS;
        String counted = one ? results.get(0).actual() : Totals.of(results).words();
        out.println(coloured(worst, worst.mark()) + " " + padded(family.id(), 9) + "  " + padded(counted, 38) + "  "
                + ink.faint(Amounts.time(verification.took(family))));
        if (!everything) {
            return;
        }
        int width =
                results.stream().mapToInt(result -> result.id().length()).max().orElse(0);
        for (CheckResult result : results) {
            String figure = Set.of(Outcome.SKIPPED, Outcome.FOLLOWS, Outcome.ERROR, Outcome.INTERNAL)
                            .contains(result.outcome())
                    ? firstLine(result.detail())
                    : result.actual();
            out.println("  " + coloured(result.outcome(), result.outcome().mark()) + " "
                    + padded(result.outcome().id(), 7) + " " + padded(result.id(), width) + "  " + figure);
        }
    }

    private String coloured(Outcome outcome, String text) {
        return switch (outcome) {
            case PASS -> ink.good(text);
            case SKIPPED, FOLLOWS -> ink.faint(text);
            case WARN -> ink.doubtful(text);
            case FAIL, ERROR, INTERNAL -> ink.bad(text);
        };
    }

    private void inFull(CheckResult result) {
        out.println();
        out.println(coloured(
                        result.outcome(),
                        result.outcome().mark() + " " + result.outcome().name()) + "  "
                + result.family().id() + "/" + result.id() + ": " + result.title());
        if (!result.actual().isEmpty() || !result.expected().isEmpty()) {
            out.println("    expected  " + result.expected());
            out.println("    actual    " + result.actual());
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
            out.println("    fix:");
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
