package dev.plumbline.planner.report;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.Html;
import dev.plumbline.pages.Page;
import dev.plumbline.pages.RowsTable;
import dev.plumbline.pages.Section;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The migration document: one page that a reviewer reads and signs off. */
public final class PlanPage {
    private static final Set<String> CHANGES = Set.of("done", "dropped");

    private final Plan plan;
    private final Steps steps;

    private PlanPage(Plan plan, Steps steps) {
        this.plan = plan;
        this.steps = steps;
    }

    /**
     * @param pack as the commands of the page name it
     * @param url the database, as they name it
     */
    public static String of(Plan plan, String pack, String url) {
        return new PlanPage(plan, new Steps(pack, url)).html();
    }

    private String html() {
        var main = new StringBuilder();
        main.append(section("overview", "Overview", overview()));
        main.append(section("changes", "Schema and data changes", changes()));
        main.append(section("affected", "Affected services and queries", affected()));
        main.append(section("impact", "Impact", impact()));
        main.append(section("findings", "Findings", findings()));
        main.append(section("execution", "Execution plan", steps.execution(plan)));
        main.append(section("rollback", "Rollback plan", steps.rollback(plan)));
        main.append(section("after", "Checks after", steps.after(plan)));
        main.append(section(
                "observed",
                "What was observed on what",
                "<p>" + Html.of("Every statement was run on " + plan.observedOn() + ".") + "</p>\n"
                        + list(plan.notes())));
        main.append(section(
                "signature",
                "Reviewed",
                new RowsTable("", List.of("name", "date", "decision"), List.of(List.of("", "", "")))
                        .html("signatures")));
        return new Page(
                        "Migration of " + plan.pack(),
                        "To the plan",
                        "<h1>" + Html.of("Migration of " + plan.pack()) + "</h1>\n",
                        main.toString(),
                        "plumbline plan")
                .html();
    }

    private static String section(String id, String title, String content) {
        return new Section(id, title, content).html();
    }

    private String overview() {
        return "<p class=\"verdict " + shade(plan.verdict()) + "\">" + Html.of(TextReport.head(plan)) + "</p>\n<p>"
                + Html.of("Observed on " + plan.observedOn() + ".") + "</p>\n"
                + new RowsTable(
                                "Files, in the order in which they are applied",
                                List.of("file", "verdict", "transaction", "statements", "findings", "undo"),
                                plan.files().stream()
                                        .map(file -> List.of(
                                                file.file(),
                                                file.verdict().words(),
                                                file.observed().inTransaction() ? "yes" : "no",
                                                Integer.toString(file.observed()
                                                        .statements()
                                                        .size()),
                                                Integer.toString(file.findings().size()),
                                                UndoText.brief(file)))
                                        .toList())
                        .html("files");
    }

    private String changes() {
        var rows = new LinkedHashSet<List<String>>();
        for (FilePlan file : plan.files()) {
            for (ObservedStatement one : file.observed().statements()) {
                for (Fact fact : one.facts()) {
                    if (CHANGES.contains(fact.kind()) && !fact.is("part")) {
                        rows.add(List.of(
                                file.file(),
                                fact.get("command"),
                                fact.get("type"),
                                fact.get("object"),
                                fact.kind().equals("dropped") ? "dropped" : ""));
                    }
                }
            }
        }
        return new RowsTable(
                        "What is made, altered and dropped",
                        List.of("file", "by", "kind", "object", ""),
                        List.copyOf(rows))
                .html("changes");
    }

    private String affected() {
        String sections = ImpactSections.html(plan.impact());
        return sections.isEmpty() ? "<p>No statements and no services were given.</p>\n" : sections;
    }

    private String impact() {
        boolean weighed = plan.files().stream().anyMatch(file -> file.estimate().isPresent());
        var columns = new ArrayList<>(List.of("file", "strongest lock", "rewritten"));
        columns.addAll(weighed ? List.of("time", "room", "WAL") : List.of());
        var rows = new ArrayList<List<String>>();
        var charts = new StringBuilder();
        for (FilePlan file : plan.files()) {
            var row = new ArrayList<>(
                    List.of(file.file(), MarkdownReport.lock(file), String.join(", ", MarkdownReport.rewrites(file))));
            if (weighed) {
                row.add(file.estimate().map(estimate -> estimate.time()).orElse(""));
                row.add(file.estimate()
                        .map(estimate -> Amounts.bytes(estimate.disk()))
                        .orElse(""));
                row.add(file.estimate()
                        .map(estimate -> Amounts.bytes(estimate.wal()))
                        .orElse(""));
            }
            rows.add(row);
            String chart = LockChart.of(file);
            charts.append(chart.isEmpty() ? "" : "<h3>" + Html.of(file.file()) + "</h3>\n" + chart);
        }
        return new RowsTable(weighed ? "Locks, time and space" : "Locks", columns, rows).html("impact")
                + (weighed
                        ? ""
                        : "<p>How long it takes and how much space it needs is not known: no database was named.</p>\n")
                + charts;
    }

    private String findings() {
        var html = new StringBuilder();
        for (FilePlan file : plan.worstFirst()) {
            html.append(file.findings().isEmpty() ? "" : "<h3>" + Html.of(file.file()) + "</h3>\n");
            for (Finding finding : file.findings()) {
                html.append("<p><span class=\"badge ")
                        .append(shade(finding.severity()))
                        .append("\">")
                        .append(Html.of(finding.severity().word()))
                        .append("</span> line ")
                        .append(finding.line())
                        .append(", <code>")
                        .append(Html.of(finding.rule()))
                        .append("</code>: ")
                        .append(Html.of(finding.message()))
                        .append("</p>\n");
                html.append(finding.fix().isEmpty() ? "" : "<pre>" + Html.of(finding.fixText()) + "</pre>\n");
            }
            for (Finding finding : file.excused()) {
                html.append("<p>excused, line ").append(finding.line()).append(": ");
                html.append(Html.of(finding.message())).append("</p>\n");
            }
        }
        return html.isEmpty() ? "<p>None.</p>\n" : html.toString();
    }

    private static String shade(Verdict verdict) {
        return switch (verdict) {
            case SAFE -> "good";
            case NEEDS_CARE -> "care";
            case DANGEROUS -> "bad";
        };
    }

    private static String shade(Severity severity) {
        return switch (severity) {
            case DANGEROUS -> "fail";
            case CARE -> "warn";
            case ADVICE -> "skipped";
        };
    }

    private static String list(List<String> lines) {
        var html = new StringBuilder("<ul>\n");
        lines.forEach(line -> html.append("<li>").append(Html.of(line)).append("</li>\n"));
        return html.append("</ul>\n").toString();
    }
}
