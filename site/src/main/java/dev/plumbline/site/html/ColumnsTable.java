package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Column.Spread;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of a table or view: what they are, what they are derived from, what uses them. */
final class ColumnsTable {

    private static final String ROOT = "../";

    private final Description description;
    private final Links links;
    private final Relation relation;

    ColumnsTable(Description description, Links links, Relation relation) {
        this.description = description;
        this.links = links;
        this.relation = relation;
    }

    String html() {
        boolean sources = relation.type().isView();
        var body = new StringBuilder();
        for (int i = 0; i < relation.columns().size(); i++) {
            row(body, i, relation.columns().get(i), sources);
        }
        List<String> head = new ArrayList<>(List.of("Column", "Type", "Comment"));
        if (sources) {
            head.add("Made of");
        }
        if (description.live()) {
            head.add("Values");
        }
        head.add("Used by");
        return Parts.table("Columns", head, body.toString());
    }

    private void row(StringBuilder body, int place, Column column, boolean sources) {
        body.append("<tr id=\"")
                .append(Links.anchor(place))
                .append("\"><th scope=\"row\"><span class=\"column\">")
                .append(Html.of(column.name()))
                .append("</span>")
                .append(relation.isKey(column.name()) ? " <span class=\"mark\" title=\"primary key\">PK</span>" : "")
                .append(
                        relation.isReference(column.name())
                                ? " <span class=\"mark\" title=\"foreign key\">FK</span>"
                                : "")
                .append("<br>")
                .append(Parts.javaOfColumn(description, "column " + links.text(relation) + "." + column.name()))
                .append("</th><td><code>")
                .append(Html.of(column.type()))
                .append("</code>")
                .append(column.required() ? " <span class=\"soft\">not null</span>" : "")
                .append(column.rule().isEmpty() ? "" : "<br><span class=\"soft\">" + Html.of(column.rule()) + "</span>")
                .append("</td><td>")
                .append(Html.of(column.comment()))
                .append("</td>");
        if (sources) {
            body.append("<td>")
                    .append(column.sources().stream()
                            .map(source -> {
                                Relation from = links.relation(source.relation());
                                return links.html(
                                        ROOT,
                                        links.page(from, source.column()),
                                        links.text(from) + "." + source.column());
                            })
                            .collect(Collectors.joining("<br>")))
                    .append("</td>");
        }
        if (description.live()) {
            body.append("<td class=\"soft\">")
                    .append(column.spread().map(ColumnsTable::spread).orElse(""))
                    .append("</td>");
        }
        body.append("<td>").append(uses(column)).append("</td></tr>\n");
    }

    private String uses(Column column) {
        if (column.uses().isEmpty()) {
            return "";
        }
        int count = column.uses().size();
        String list = Parts.uses(links, ROOT, column.uses(), relation.oid());
        return count <= 2 ? list : "<details><summary>" + count + " places</summary>" + list + "</details>";
    }

    private static String spread(Spread spread) {
        String distinct = spread.distinct() == -1
                ? "all different"
                : spread.distinct() < 0
                        ? String.format(Locale.ROOT, "%.0f %% different", -100 * spread.distinct())
                        : String.format(Locale.ROOT, "%,.0f different", spread.distinct());
        String nulls = spread.nulls() == 0
                ? ""
                : spread.nulls() == 1
                        ? ", all null"
                        : String.format(Locale.ROOT, ", %.1f %% null", 100 * spread.nulls());
        return distinct + nulls + ", " + spread.width() + " bytes";
    }
}
