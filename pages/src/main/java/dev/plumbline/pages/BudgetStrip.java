package dev.plumbline.pages;

import java.util.List;
import java.util.Locale;

/** Times against their budgets, one line each: how much of the budget is used, as a bar and in figures. A table that is its own chart. */
public record BudgetStrip(String caption, List<Row> rows) {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 12;
    /** The position of the budget; anything beyond it is cut off at the end. */
    private static final double BUDGET = 0.75;

    /** Both in microseconds. */
    public record Row(String label, double micros, double budget) {

        boolean isOver() {
            return micros > budget;
        }
    }

    public BudgetStrip {
        rows = List.copyOf(rows);
    }

    public String html() {
        StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.of(caption) + "\"><table class=\"strip\"><caption>" + Html.of(caption) + "</caption><thead><tr>"
                + "<th scope=\"col\">look-up</th><th scope=\"col\">share of the budget</th>"
                + "<th scope=\"col\" class=\"number\">p99</th><th scope=\"col\" class=\"number\">budget</th>"
                + "</tr></thead><tbody>\n");
        for (Row row : rows) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.of(row.label()))
                    .append("</th><td>")
                    .append(bar(row))
                    .append("</td><td class=\"number\">")
                    .append(TimesChart.time(row.micros()))
                    .append("</td><td class=\"number\">")
                    .append(TimesChart.time(row.budget()))
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String bar(Row row) {
        double share = row.micros() / row.budget();
        String words = share >= 10
                ? String.format(Locale.ROOT, "%.0f times the budget", share)
                : String.format(Locale.ROOT, "%.0f %% of the budget", 100 * share);
        double width = Math.max(2, Math.min(WIDTH, WIDTH * BUDGET * share));
        double budget = WIDTH * BUDGET;
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + words + "\"><rect class=\""
                + (row.isOver() ? "over" : "bar")
                + "\" x=\"0\" y=\"2\" width=\"" + Html.number(width) + "\" height=\"8\"/><line class=\"budget\" x1=\""
                + Html.number(budget) + "\" y1=\"0\" x2=\"" + Html.number(budget) + "\" y2=\"" + HEIGHT + "\"/></svg>";
    }
}
