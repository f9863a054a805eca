package dev.plumbline.site.explore;

import dev.plumbline.database.Identifier;
import dev.plumbline.pages.Html;
import dev.plumbline.site.explore.ReadSession.TextRows;
import dev.plumbline.site.html.Links;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables and views: all of them, the rows of one, one row with the rows it references and those that reference it. */
final class TablePages {

    private final Description description;
    private final Links links;

    TablePages(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    String all() {
        var html = new StringBuilder("<h1>" + Html.of(description.title()) + "</h1>\n");
        list(html, "Tables", description.tables());
        list(html, "Views", description.views());
        return html.toString();
    }

    private void list(StringBuilder html, String title, List<Relation> relations) {
        if (relations.isEmpty()) {
            return;
        }
        html.append("<h2>").append(title).append("</h2>\n<ul class=\"list\">\n");
        for (Relation relation : relations) {
            html.append("<li><a href=\"/")
                    .append(Html.of(links.page(relation)))
                    .append("\">")
                    .append(Html.of(links.text(relation)))
                    .append("</a> ")
                    .append(relation.size()
                            .filter(size -> size.rows() >= 0)
                            .map(size -> String.format(
                                    Locale.ROOT, "<span class=\"count\">about %,d rows</span>", size.rows()))
                            .orElse(""))
                    .append("<br><span class=\"soft\">")
                    .append(Html.of(relation.comment()))
                    .append("</span></li>\n");
        }
        html.append("</ul>\n");
    }

    String rows(Relation relation, Query query, ReadSession session, int most) throws SQLException {
        Browse browse = Browse.of(relation, query);
        var html = new StringBuilder("<h1>" + Html.of(links.text(relation)) + " <span class=\"kind\">"
                + relation.type().words() + "</span></h1>\n");
        html.append(relation.comment().isEmpty() ? "" : "<p>" + Html.of(relation.comment()) + "</p>\n");
        filters(html, browse);
        session.asOwner("pg_class", "relowner", relation.oid());
        String sql = browse.sql(most);
        TextRows found = session.rows(sql, browse.values());
        var shown = new TextRows(found.columns(), browse.inOrder(found.rows()), found.more(), found.milliseconds());
        html.append(Screen.count(shown));
        if (browse.isOne() && shown.rows().size() == 1) {
            one(html, browse, shown.rows().get(0));
        } else {
            html.append(Screen.table("Rows", shown, (row, column) -> cell(browse, shown, row, column)));
            paging(html, browse, shown);
        }
        html.append(Screen.details("The query of this page", sql));
        html.append(Screen.details("Its plan", session.plan(sql, browse.values())));
        return html.toString();
    }

    private void filters(StringBuilder html, Browse browse) {
        if (!browse.where().isEmpty()) {
            html.append("<p>where ");
            List<String> parts = new ArrayList<>();
            browse.where()
                    .forEach((name, value) ->
                            parts.add("<code>" + Html.of(Identifier.readable(name) + " = " + value) + "</code>"));
            html.append(String.join(" and ", parts))
                    .append(" · <a href=\"/")
                    .append(Html.of(links.page(browse.relation())))
                    .append("\">all rows</a></p>\n");
        }
    }

    private String cell(Browse browse, TextRows shown, int row, int column) {
        List<Optional<String>> values = shown.rows().get(row);
        String text = Screen.value(values.get(column));
        String name = browse.relation().columns().get(column).name();
        List<String> key = Browse.key(browse.relation());
        if (key.size() > 0 && key.get(0).equals(name)) {
            return browse.values(values, key)
                    .map(found -> link(browse.relation(), key, found, text))
                    .orElse(text);
        }
        return forward(browse, values, name, text);
    }

    /** To the row that a foreign key references. */
    private String forward(Browse browse, List<Optional<String>> row, String column, String text) {
        for (Constraint key : browse.relation().of(Constraint.Kind.FOREIGN)) {
            if (!key.columns().isEmpty()
                    && key.columns().get(key.columns().size() - 1).equals(column)
                    && links.knows(key.referenced())) {
                Optional<List<String>> values = browse.values(row, key.columns());
                if (values.isPresent()) {
                    return link(links.relation(key.referenced()), key.referencedColumns(), values.get(), text + " →");
                }
            }
        }
        return text;
    }

    private String link(Relation to, List<String> columns, List<String> values, String html) {
        String page = Screen.address(
                "/" + links.page(to),
                columns.stream().map(name -> Browse.WHERE + name).toList(),
                values);
        return "<a href=\"" + Html.of(page) + "\">" + html + "</a>";
    }

    private void one(StringBuilder html, Browse browse, List<Optional<String>> row) {
        html.append("<dl class=\"figures row\">");
        for (int i = 0; i < browse.relation().columns().size(); i++) {
            String name = browse.relation().columns().get(i).name();
            html.append("<dt>")
                    .append(Html.of(name))
                    .append("</dt><dd>")
                    .append(forward(browse, row, name, Screen.value(row.get(i))))
                    .append("</dd>");
        }
        html.append("</dl>\n");
        var back = new StringBuilder();
        for (Relation other : description.tables()) {
            for (Constraint key : other.of(Constraint.Kind.FOREIGN)) {
                Optional<List<String>> values =
                        key.referenced() == browse.relation().oid()
                                ? browse.values(row, key.referencedColumns())
                                : Optional.empty();
                if (values.isPresent()) {
                    back.append("<li>")
                            .append(link(
                                    other,
                                    key.columns(),
                                    values.get(),
                                    Html.of(links.text(other) + " (" + String.join(", ", key.columns()) + ")")))
                            .append("</li>\n");
                }
            }
        }
        if (!back.isEmpty()) {
            html.append("<h2>Rows that refer to it</h2>\n<ul class=\"list\">\n")
                    .append(back)
                    .append("</ul>\n");
        }
    }

    private void paging(StringBuilder html, Browse browse, TextRows shown) {
        List<String> key = Browse.key(browse.relation());
        if (key.isEmpty() || shown.rows().isEmpty()) {
            html.append(
                    shown.more()
                            ? "<p class=\"soft\">There are more rows; without a primary key there is no way to page through them.</p>\n"
                            : "");
            return;
        }
        boolean before = browse.backwards() ? shown.more() : !browse.after().isEmpty();
        boolean after = browse.backwards() || shown.more();
        html.append("<p class=\"paging\">");
        if (before) {
            turn(html, browse, shown.rows().get(0), "before", "← before");
        }
        if (after) {
            turn(html, browse, shown.rows().get(shown.rows().size() - 1), "after", "after →");
        }
        html.append("</p>\n");
    }

    private void turn(StringBuilder html, Browse browse, List<Optional<String>> row, String name, String text) {
        List<String> key = Browse.key(browse.relation());
        browse.values(row, key).ifPresent(values -> {
            List<String> names = new ArrayList<>();
            List<String> all = new ArrayList<>();
            browse.where().forEach((column, value) -> {
                names.add(Browse.WHERE + column);
                all.add(value);
            });
            values.forEach(value -> {
                names.add(name);
                all.add(value);
            });
            html.append("<a href=\"")
                    .append(Html.of(Screen.address("/" + links.page(browse.relation()), names, all)))
                    .append("\">")
                    .append(text)
                    .append("</a> ");
        });
    }
}
