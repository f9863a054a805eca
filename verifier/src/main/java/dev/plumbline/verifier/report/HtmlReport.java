package dev.plumbline.verifier.report;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.BudgetStrip;
import dev.plumbline.pages.Fold;
import dev.plumbline.pages.Html;
import dev.plumbline.pages.Page;
import dev.plumbline.pages.Section;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One page that needs nothing else: no network, no script, readable in light and dark mode, by keyboard and by screen reader. */
public final class HtmlReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Verification verification;

    private HtmlReport(Verification verification) {
        this.verification = verification;
    }

    public static String text(Verification verification) {
        return new HtmlReport(verification).page();
    }

    private String page() {
        StringBuilder header = new StringBuilder();
        header(header);
        StringBuilder main = new StringBuilder();
        summary(main);
        findings(main);
        for (Family family : Family.values()) {
            if (!verification.of(family).isEmpty()) {
                family(main, family);
            }
        }
        return new Page(
                        title(),
                        "Skip to the results",
                        header.toString(),
                        main.toString(),
                        "<p>Written by <code>plumbline verify</code>, which only reads. Every line opens.</p>")
                .html();
    }

    private String title() {
        return "Verification of " + verification.subject();
    }

    private void header(StringBuilder html) {
        boolean good = verification.exitCode() == 0;
        html.append("<h1>").append(Html.of(title())).append("</h1>\n<p class=\"soft\">");
        html.append(Html.of(verification.server())).append(" · ").append(TIME.format(verification.started()));
        html.append(" · ").append(Amounts.time(verification.took())).append("</p>\n");
        html.append("<p class=\"verdict ")
                .append(good ? "good" : "bad")
                .append("\">")
                .append(good ? "✓ " : "✗ ");
        html.append(Html.of(verdict(good))).append("</p>\n");
        verification
                .notes()
                .forEach(note ->
                        html.append("<p class=\"soft\">").append(Html.of(note)).append("</p>\n"));
        html.append("<nav aria-label=\"Families of checks\"><ul>");
        for (Family family : Family.values()) {
            if (!verification.of(family).isEmpty()) {
                html.append("<li><a href=\"#").append(family.id()).append("\">").append(name(family));
                html.append("</a></li>");
            }
        }
        html.append("</ul></nav>\n");
    }

    private String verdict(boolean good) {
        String words = Totals.of(verification.results()).words();
        return good ? "Every promise that was checked holds. " + words : "Promises are broken. " + words;
    }

    private void summary(StringBuilder html) {
        html.append(
                "<section aria-labelledby=\"summary\"><h2 id=\"summary\">Summary</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Results by family of checks\"><table>");
        html.append("<caption>Results by family of checks</caption><thead><tr><th scope=\"col\">family</th>");
        List<Outcome> outcomes = Arrays.stream(Outcome.values())
                .filter(outcome ->
                        outcome == Outcome.PASS || !verification.of(outcome).isEmpty())
                .toList();
        for (Outcome outcome : outcomes) {
            html.append("<th scope=\"col\" class=\"number\">")
                    .append(HtmlCheck.badge(outcome))
                    .append("</th>");
        }
        html.append("<th scope=\"col\" class=\"number\">time</th></tr></thead><tbody>\n");
        List<String> left = new ArrayList<>();
        for (Family family : Family.values()) {
            List<CheckResult> results = verification.of(family);
            if (results.isEmpty()) {
                left.add(family.id());
                continue;
            }
            html.append("<tr><th scope=\"row\">").append(name(family)).append("</th>");
            Totals totals = Totals.of(results);
            for (Outcome outcome : outcomes) {
                long count = totals.of(outcome);
                html.append("<td class=\"number\">")
                        .append(count == 0 ? "·" : Long.toString(count))
                        .append("</td>");
            }
            html.append("<td class=\"number\">")
                    .append(Amounts.time(verification.took(family)))
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
        if (!left.isEmpty()) {
            html.append("<p class=\"soft\">Not run: ")
                    .append(String.join(", ", left))
                    .append(".</p>\n");
        }
        html.append(strip()).append("</section>\n");
    }

    /** The 99th percentile of each lookup beside its budget. */
    private String strip() {
        List<BudgetStrip.Row> rows = new ArrayList<>();
        for (CheckResult result : verification.of(Family.LATENCY)) {
            result.attachments().stream()
                    .filter(Attachment.Latencies.class::isInstance)
                    .map(Attachment.Latencies.class::cast)
                    .findFirst()
                    .ifPresent(times ->
                            rows.add(new BudgetStrip.Row(result.id(), times.percentile(0.99), times.budgetMicros())));
        }
        return rows.isEmpty() ? "" : new BudgetStrip("Latency in the server, p99 against the budget", rows).html();
    }

    private void findings(StringBuilder html) {
        List<CheckResult> findings = verification.findings();
        if (!findings.isEmpty()) {
            html.append(new Section("findings", "Broken promises", list(findings, true)).html());
        }
        List<CheckResult> warnings = verification.of(Outcome.WARN);
        if (!warnings.isEmpty()) {
            html.append(new Section("warnings", "Worth a look", list(warnings, true)).html());
        }
    }

    /** What is reported above is not repeated; passed checks are one line that opens. */
    private void family(StringBuilder html, Family family) {
        List<CheckResult> all = verification.of(family);
        List<CheckResult> passed =
                all.stream().filter(result -> result.outcome() == Outcome.PASS).toList();
        List<CheckResult> others = all.stream()
                .filter(result -> !result.outcome().isFinding()
                        && result.outcome() != Outcome.PASS
                        && result.outcome() != Outcome.WARN)
                .toList();
        long above = all.size() - passed.size() - others.size();
        String content = "<p class=\"soft\">" + Html.of(family.about()) + (above == 0 ? "" : "; " + above + " above")
                + "</p>\n" + (others.isEmpty() ? "" : list(others, false));
        if (!passed.isEmpty()) {
            content += new Fold("passes", passed.size() + " passed", list(passed, false), false).html();
        }
        html.append(new Section(family.id(), name(family), content).html());
    }

    private static String list(List<CheckResult> results, boolean open) {
        StringBuilder html = new StringBuilder("<ul class=\"checks\">\n");
        results.forEach(result -> html.append(new HtmlCheck(result).html(open)));
        return html.append("</ul>\n").toString();
    }

    private static String name(Family family) {
        return family.name().charAt(0) + family.id().substring(1);
    }
}
