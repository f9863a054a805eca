package dev.plumbline.planner.report;

import dev.plumbline.pages.Fold;
import dev.plumbline.pages.Html;
import dev.plumbline.pages.RowsTable;
import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.query.PlanNode;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.ArrayList;
import java.util.List;

/** The effect on statements and services, as a part of a page. */
final class ImpactSections {

    private ImpactSections() {}

    static String html(Impact impact) {
        var html = new StringBuilder();
        if (!impact.queries().all().isEmpty() || !impact.queries().notes().isEmpty()) {
            html.append("<h3>Statements</h3>\n").append(queries(impact.queries()));
        }
        if (!impact.consumers().services().isEmpty()
                || !impact.consumers().uses().isEmpty()) {
            html.append("<h3>Services</h3>\n").append(consumers(impact.consumers()));
        }
        return html.toString();
    }

    private static String queries(QueryChanges queries) {
        var html = new StringBuilder();
        String head = ImpactText.head(queries);
        html.append(head.isEmpty() ? "" : "<p>" + Html.of(head) + ".</p>\n");
        queries.notes().forEach(note -> html.append("<p>").append(Html.of(note)).append("</p>\n"));
        for (QueryOutcome outcome :
                List.of(QueryOutcome.BROKEN, QueryOutcome.SLOWER, QueryOutcome.CHANGED, QueryOutcome.FASTER)) {
            queries.of(outcome).forEach(one -> html.append(query(one)).append('\n'));
        }
        var reasons = new ArrayList<List<String>>();
        queries.unplanned().forEach((reason, count) -> reasons.add(List.of(reason, Long.toString(count))));
        if (!reasons.isEmpty()) {
            html.append(new RowsTable("Cannot be planned", List.of("reason", "statements"), reasons)
                    .html("Statements that cannot be planned"));
        }
        return html.toString();
    }

    private static String query(QueryChange one) {
        String summary = Html.of(one.outcome().word() + ImpactText.often(one) + ": ") + "<code>"
                + Html.of(one.statement().shortened()) + "</code>";
        var content = new StringBuilder("<p>" + Html.of(String.join("; ", one.reasons())) + " ("
                + Html.of(one.statement().origin()) + ")</p>");
        one.before().ifPresent(plan -> content.append(plan("before", plan)));
        one.after().ifPresent(plan -> content.append(plan("after", plan)));
        return new Fold("", summary, content.toString(), one.outcome() == QueryOutcome.BROKEN).html();
    }

    private static String plan(String when, PlanNode plan) {
        return "<p>" + when + "</p><pre>" + Html.of(String.join("\n", plan.lines())) + "</pre>";
    }

    private static String consumers(ConsumerChanges consumers) {
        var html = new StringBuilder();
        html.append("<p>")
                .append(ImpactText.count(consumers.uses().size(), "use"))
                .append(" of what changes, in ")
                .append(ImpactText.count(consumers.affected(), "service"))
                .append(".</p>\n");
        var rows = new ArrayList<List<String>>();
        consumers
                .uses()
                .forEach(use -> rows.add(List.of(
                        use.service().toString(),
                        use.where(),
                        use.verb() + " " + use.change().name(),
                        use.change().words(),
                        use.file(),
                        use.change().kind().breaksBinary()
                                ? "does not link"
                                : use.change().kind().breaksSource() ? "does not compile" : "goes on working")));
        if (!rows.isEmpty()) {
            html.append(new RowsTable(
                            "Uses of what changes", List.of("service", "where", "use", "change", "file", "then"), rows)
                    .html("Uses of what changes"));
        }
        consumers
                .notes()
                .forEach(note -> html.append("<p>").append(Html.of(note)).append("</p>\n"));
        return html.toString();
    }
}
