package dev.plumbline.verifier.report;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.BarChart;
import dev.plumbline.pages.Fold;
import dev.plumbline.pages.Html;
import dev.plumbline.pages.RowsTable;
import dev.plumbline.pages.TimesChart;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Outcome;
import java.util.Locale;

/** One check on the page: a line that opens to everything known about it, by keyboard or pointer, without a script. */
final class HtmlCheck {

    private final CheckResult result;

    HtmlCheck(CheckResult result) {
        this.result = result;
    }

    String html(boolean open) {
        StringBuilder html = new StringBuilder();
        html.append(badge(result.outcome()));
        html.append("<h3 class=\"title\">").append(Html.of(result.title())).append("</h3>");
        html.append("<span class=\"figure\">").append(Html.of(figure())).append("</span>");
        html.append("<span class=\"time\">").append(Amounts.time(result.took())).append("</span>");
        String summary = html.toString();
        html.setLength(0);
        html.append("\n<div class=\"body\">\n").append(figures());
        if (!result.detail().isEmpty()) {
            html.append(result.detail().matches("(?s).*\\R .*") ? "<p class=\"reason lines\">" : "<p class=\"reason\">")
                    .append(Html.of(result.detail()))
                    .append("</p>\n");
        }
        result.attachments().forEach(attachment -> html.append(attachment(attachment)));
        html.append("</div>");
        return "<li>" + new Fold("check", summary, html.toString(), open).html() + "</li>\n";
    }

    static String badge(Outcome outcome) {
        return "<span class=\"badge " + outcome.id() + "\"><span aria-hidden=\"true\">" + outcome.mark() + " </span>"
                + "<span class=\"word\">" + outcome.id() + "</span></span>";
    }

    private String figure() {
        return result.actual().isEmpty() ? result.detail().lines().findFirst().orElse("") : result.actual();
    }

    private String figures() {
        StringBuilder list = new StringBuilder("<dl class=\"figures\"><dt>check</dt><dd><code>"
                + Html.of(result.family().id() + "/" + result.id()) + "</code></dd>");
        if (!result.actual().isEmpty()) {
            list.append("<dt>actual</dt><dd>").append(Html.of(result.actual())).append("</dd>");
        }
        if (!result.expected().isEmpty()) {
            list.append("<dt>expected</dt><dd>")
                    .append(Html.of(result.expected()))
                    .append("</dd>");
        }
        return list.append("</dl>\n").toString();
    }

    private static String attachment(Attachment attachment) {
        if (attachment instanceof Attachment.Rows rows) {
            return rows(rows);
        }
        if (attachment instanceof Attachment.Tree tree) {
            return tree(tree);
        }
        if (attachment instanceof Attachment.Latencies latencies) {
            return new TimesChart(latencies.caption(), latencies.micros(), latencies.budgetMicros()).html();
        }
        if (attachment instanceof Attachment.Distribution distribution) {
            return new BarChart(
                            distribution.caption(),
                            distribution.bars().stream()
                                    .map(bar -> new BarChart.Bar(bar.label(), bar.value()))
                                    .toList())
                    .html();
        }
        Attachment.Fix fix = (Attachment.Fix) attachment;
        return "<h4>" + Html.of(fix.caption()) + "</h4><pre><code>" + Html.of(fix.statement()) + "</code></pre>\n";
    }

    private static String rows(Attachment.Rows rows) {
        String shown = rows.total() > rows.rows().size()
                ? String.format(
                        Locale.ROOT, ": the first %,d of %,d", rows.rows().size(), rows.total())
                : "";
        return new RowsTable(rows.caption() + shown, rows.columns(), rows.rows()).html(rows.caption());
    }

    private static String tree(Attachment.Tree tree) {
        StringBuilder html = new StringBuilder("<h4>" + Html.of(tree.caption()) + "</h4>\n<ul class=\"tree\">");
        node(tree.root(), html);
        html.append("</ul>\n<details><summary>Times and planning settings</summary><pre>");
        tree.facts().forEach(fact -> html.append(Html.of(fact)).append('\n'));
        return html.append("</pre></details>\n").toString();
    }

    private static void node(Attachment.Tree.Node node, StringBuilder html) {
        html.append(node.marked() ? "<li class=\"marked\">" : "<li>").append("<details open><summary>");
        html.append(node.marked() ? "✗ " : "").append(Html.of(node.label())).append("</summary>\n");
        node.details()
                .forEach(detail -> html.append("<p>").append(Html.of(detail)).append("</p>\n"));
        if (!node.children().isEmpty()) {
            html.append("<ul>");
            node.children().forEach(child -> node(child, html));
            html.append("</ul>\n");
        }
        html.append("</details></li>\n");
    }
}
