package dev.plumbline.site.explore;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.Html;
import dev.plumbline.site.explore.ReadSession.TextRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frame of the explorer's pages and what several of them show. */
final class Screen {

    private static final int LONGEST = 200;

    private final String title;
    private final boolean lookups;
    private final ExploreOptions options;
    private final String form;

    Screen(String title, boolean lookups, ExploreOptions options, String form) {
        this.title = title;
        this.lookups = lookups;
        this.options = options;
        this.form = form;
    }

    /**
     * @param name of the page, as text
     * @param main HTML
     */
    String page(String name, String main) {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.of(name.equals(title) ? title : name + " · " + title)
                + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/site.css\">\n"
                + "<script src=\"/explore.js\" defer></script>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"bar\">\n"
                + "<a class=\"site\" href=\"/\">" + Html.of(title) + "</a>\n<nav aria-label=\"Explorer\"><ul>");
        link(html, "/", "Tables");
        link(html, "/functions", "Functions");
        if (lookups) {
            link(html, "/lookups", "Look-ups");
        }
        link(html, "/checks", "Checks");
        if (options.sql()) {
            link(html, "/sql", "SQL");
        }
        return html.append("</ul></nav>\n</header>\n<main id=\"main\">\n")
                .append(main)
                .append("</main>\n<footer><p>")
                .append(Html.of(options.database().toString()))
                .append(", read-only; at most ")
                .append(options.rows())
                .append(" rows a page")
                .append(options.timeout().isZero() ? "" : " and " + Amounts.time(options.timeout()) + " a question")
                .append(".</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static void link(StringBuilder html, String page, String name) {
        html.append("<li><a href=\"" + page + "\">" + name + "</a></li>");
    }

    /** The token of a form that does something. */
    String hidden() {
        return "<input type=\"hidden\" name=\"" + Gate.FORM + "\" value=\"" + form + "\">";
    }

    /** A cell as HTML. */
    interface Cell {
        String html(int row, int column);
    }

    static String table(String label, TextRows shown, Cell cell) {
        var html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.of(label) + "\"><table class=\"stacked\"><thead><tr>");
        shown.columns()
                .forEach(column -> html.append("<th scope=\"col\">")
                        .append(Html.of(column))
                        .append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (int row = 0; row < shown.rows().size(); row++) {
            html.append("<tr>");
            for (int column = 0; column < shown.columns().size(); column++) {
                html.append("<td data-label=\"")
                        .append(Html.of(shown.columns().get(column)))
                        .append("\">")
                        .append(cell.html(row, column))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    static String table(String label, TextRows shown) {
        return table(label, shown, (row, column) -> value(shown.rows().get(row).get(column)));
    }

    static String value(Optional<String> value) {
        return value.map(text -> Html.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text))
                .orElse("<span class=\"soft\">null</span>");
    }

    /** How many rows there are, in words. */
    static String count(TextRows shown) {
        int rows = shown.rows().size();
        return "<p class=\"soft\" role=\"status\">" + (shown.more() ? "the first " : "") + rows
                + (rows == 1 ? " row" : " rows") + String.format(Locale.ROOT, ", %.1f ms", shown.milliseconds())
                + "</p>\n";
    }

    static String failed(String message) {
        return "<p class=\"verdict bad\" role=\"alert\">" + Html.of(message) + "</p>\n";
    }

    static String details(String summary, String code) {
        return "<details><summary>" + Html.of(summary) + "</summary><pre tabindex=\"0\"><code>" + Html.of(code)
                + "</code></pre></details>\n";
    }

    /** Names and values as an address carries them. */
    static String address(String page, List<String> names, List<String> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(Query.encoded(names.get(i)) + "=" + Query.encoded(values.get(i)));
        }
        return page + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }
}
