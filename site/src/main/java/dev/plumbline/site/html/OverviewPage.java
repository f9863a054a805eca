package dev.plumbline.site.html;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.Html;
import dev.plumbline.site.html.Diagram.Detail;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first page: the diagram, and all tables, views and functions by name. */
final class OverviewPage {

    private final Description description;
    private final Links links;

    OverviewPage(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    String html() {
        return "<h1>" + Html.of(description.title()) + "</h1>\n<p class=\"soft\">" + Html.of(counts()) + "</p>\n"
                + diagram()
                + Parts.section("tables", "Tables", relations(description.tables(), "All tables"))
                + Parts.section("views", "Views", relations(description.views(), "All views"))
                + Parts.section("functions", "Functions", functions());
    }

    private String counts() {
        int tables = description.tables().size();
        long columns = description.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        int views = description.views().size();
        int functions = description.routines().size();
        return tables + (tables == 1 ? " table" : " tables") + ", " + columns + (columns == 1 ? " column" : " columns")
                + ", " + views + (views == 1 ? " view" : " views") + ", " + functions
                + (functions == 1 ? " function" : " functions");
    }

    private String diagram() {
        List<Relation> tables = description.tables();
        if (tables.isEmpty()) {
            return "";
        }
        var diagram = new Diagram(links, "");
        var names = new StringBuilder("<datalist id=\"names\">");
        for (Relation table : tables) {
            diagram.with(table, Detail.of(tables.size()), false);
            names.append("<option value=\"").append(Html.of(links.text(table))).append("\"></option>");
        }
        names.append("</datalist>");
        return Parts.section(
                "diagram",
                "Diagram",
                "<p class=\"hidden\"><a href=\"#tables\">Skip the diagram: the list of tables holds the same</a></p>\n"
                        + "<div class=\"tools\" role=\"group\" aria-label=\"Diagram\" hidden><label>Focus on"
                        + " <input id=\"focus\" list=\"names\" autocomplete=\"off\" placeholder=\"a table\"></label>"
                        + names
                        + "<button type=\"button\" data-zoom=\"in\" aria-label=\"Zoom in\">+</button>"
                        + "<button type=\"button\" data-zoom=\"out\" aria-label=\"Zoom out\">−</button>"
                        + "<button type=\"button\" data-zoom=\"fit\">Fit</button>"
                        + "<span class=\"hint soft\">drag to move, Ctrl and wheel to zoom, + − 0 and arrows by keyboard</span></div>\n"
                        + "<div class=\"diagram\" id=\"canvas\" tabindex=\"0\" role=\"region\" aria-label=\"Entity diagram\">\n"
                        + diagram.svg("Entity diagram of " + tables.size() + " tables") + "</div>\n");
    }

    private String relations(List<Relation> relations, String label) {
        var body = new StringBuilder();
        for (Relation relation : relations) {
            body.append("<tr><th scope=\"row\">")
                    .append(links.html("", relation))
                    .append("</th><td>")
                    .append(Html.of(firstSentence(relation.comment())))
                    .append("</td><td class=\"number\">")
                    .append(relation.columns().size())
                    .append("</td>");
            if (description.live()) {
                body.append("<td class=\"number\">")
                        .append(relation.size()
                                .map(size -> size.rows() < 0 ? "" : String.format(Locale.ROOT, "%,d", size.rows()))
                                .orElse(""))
                        .append("</td><td class=\"number\">")
                        .append(relation.size()
                                .map(size -> Amounts.bytes(size.bytes() + size.indexBytes()))
                                .orElse(""))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        return Parts.table(
                label,
                description.live()
                        ? List.of("Name", "Comment", "Columns", "Rows (estimate)", "Size")
                        : List.of("Name", "Comment", "Columns"),
                body.toString());
    }

    private String functions() {
        Map<QualifiedName, Routine> first = new LinkedHashMap<>();
        var body = new StringBuilder();
        for (Routine routine : description.routines()) {
            boolean again = first.putIfAbsent(routine.name(), routine) != null;
            body.append("<tr><th scope=\"row\">")
                    .append(
                            again
                                    ? Html.of(routine.name().in(links.home()))
                                    : links.html(
                                            "",
                                            links.page(routine),
                                            routine.name().in(links.home())))
                    .append("</th><td><code>")
                    .append(Html.of("(" + routine.arguments() + ")"))
                    .append(
                            routine.result().isEmpty()
                                    ? ""
                                    : " <span class=\"soft\">→</span> " + Html.of(routine.result()))
                    .append("</code></td><td>")
                    .append(Html.of(firstSentence(routine.comment())))
                    .append("</td></tr>\n");
        }
        return Parts.table("All functions", List.of("Name", "Signature", "Comment"), body.toString());
    }

    static String firstSentence(String comment) {
        int end = comment.indexOf(". ");
        String first = end < 0 ? comment : comment.substring(0, end + 1);
        return first.length() > 200 ? first.substring(0, 199) + "…" : first;
    }
}
