package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/** One page that needs nothing else: no network, no script, readable in light and dark, by keyboard and by ear. */
public final class HtmlReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** Hatching for bars over a budget, defined once and used by every chart. */
    private static final String HATCH = "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
            + "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<rect width=\"2\" height=\"5\" style=\"fill: var(--over)\"/></pattern></defs></svg>";

    private final Verification verification;

    private HtmlReport(Verification verification) {
        this.verification = verification;
    }

    public static String text(Verification verification) {
        return new HtmlReport(verification).page();
    }

    private String page() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.append(Html.of(title())).append("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n");
        html.append(css()).append("</style>\n</head>\n<body>\n");
        html.append("<a class=\"skip\" href=\"#main\">Skip to the results</a>\n")
                .append(HATCH);
        header(html);
        html.append("<main id=\"main\">\n");
        summary(html);
        findings(html);
        for (Family family : Family.values()) {
            if (!verification.of(family).isEmpty()) {
                family(html, family);
            }
        }
        html.append(
                "</main>\n<footer><p>Written by <code>plumbline verify</code>, which only reads. Every line opens.</p>");
        return html.append("</footer>\n</body>\n</html>\n").toString();
    }

    private String title() {
        return "Verification of " + verification.subject();
    }

    private void header(StringBuilder html) {
        boolean good = verification.exitCode() == 0;
        html.append("<header>\n<h1>").append(Html.of(title())).append("</h1>\n<p class=\"soft\">");
        html.append(Html.of(verification.server())).append(" · ").append(TIME.format(verification.started()));
        html.append(" · ").append(Totals.time(verification.took())).append("</p>\n");
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
        html.append("</ul></nav>\n</header>\n");
    }

    private String verdict(boolean good) {
        String words = Totals.of(verification.results()).words();
        return good ? "Every promise that was checked is kept. " + words : "Not as promised. " + words;
    }

    private void summary(StringBuilder html) {
        html.append(
                "<section aria-labelledby=\"summary\"><h2 id=\"summary\">Summary</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Results by family of checks\"><table>");
        html.append("<caption>Results by family of checks</caption><thead><tr><th scope=\"col\">family</th>");
        for (Outcome outcome : Outcome.values()) {
            html.append("<th scope=\"col\" class=\"number\">")
                    .append(HtmlCheck.badge(outcome))
                    .append("</th>");
        }
        html.append("<th scope=\"col\" class=\"number\">time</th></tr></thead><tbody>\n");
        for (Family family : Family.values()) {
            List<CheckResult> results = verification.of(family);
            html.append("<tr><th scope=\"row\">").append(name(family)).append("</th>");
            Totals totals = Totals.of(results);
            for (Outcome outcome : Outcome.values()) {
                long count = totals.of(outcome);
                html.append("<td class=\"number\">")
                        .append(count == 0 ? "·" : Long.toString(count))
                        .append("</td>");
            }
            html.append("<td class=\"number\">")
                    .append(results.isEmpty() ? "not run" : Totals.time(verification.took(family)));
            html.append("</td></tr>\n");
        }
        html.append("</tbody></table></div></section>\n");
    }

    private void findings(StringBuilder html) {
        List<CheckResult> findings = verification.findings();
        if (!findings.isEmpty()) {
            html.append("<section aria-labelledby=\"findings\"><h2 id=\"findings\">What is not as promised</h2>\n");
            list(html, findings, true);
            html.append("</section>\n");
        }
    }

    private void family(StringBuilder html, Family family) {
        html.append("<section aria-labelledby=\"")
                .append(family.id())
                .append("\"><h2 id=\"")
                .append(family.id());
        html.append("\">")
                .append(name(family))
                .append("</h2>\n<p class=\"soft\">")
                .append(Html.of(family.about()));
        html.append("</p>\n");
        list(html, verification.of(family), false);
        html.append("</section>\n");
    }

    private static void list(StringBuilder html, List<CheckResult> results, boolean open) {
        html.append("<ul class=\"checks\">\n");
        results.forEach(result -> html.append(new HtmlCheck(result).html(open)));
        html.append("</ul>\n");
    }

    private static String name(Family family) {
        return family.name().charAt(0) + family.id().substring(1);
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read", e);
        }
    }
}
