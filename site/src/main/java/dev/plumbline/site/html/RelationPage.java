package dev.plumbline.site.html;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.pages.Html;
import dev.plumbline.site.html.Diagram.Detail;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Constraint.Kind;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Index;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Relation.Samples;
import dev.plumbline.site.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of a table or a view. */
final class RelationPage {

    private static final String ROOT = "../";
    /** A hub that everything references is no longer a neighbourhood. */
    private static final int MOST_NEIGHBOURS = 40;

    private final Description description;
    private final Links links;
    private final Relation relation;

    RelationPage(Description description, Links links, Relation relation) {
        this.description = description;
        this.links = links;
        this.relation = relation;
    }

    String html() {
        return "<h1>" + Html.of(links.text(relation)) + " <span class=\"kind\">"
                + relation.type().words()
                + "</span></h1>\n" + Parts.comment(relation.comment()) + facts()
                + new Concerning(description, links).html(relation)
                + Parts.section("columns", "Columns", new ColumnsTable(description, links, relation).html())
                + Parts.section("neighbours", relation.type().isView() ? "Reads from" : "Neighbours", neighbours())
                + Parts.section("keys", "Keys and rules", constraints())
                + Parts.section("referenced", "Referenced by", referenced())
                + Parts.section("indexes", "Indexes", indexes())
                + Parts.section("triggers", "Triggers", triggers())
                + Parts.section("partitions", "Partitions", partitions())
                + Parts.section(
                        "definition",
                        "Definition",
                        relation.definition().isEmpty() ? "" : Parts.code(relation.definition()))
                + Parts.section("samples", "Sample rows", samples());
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        fact(facts, "Java", Parts.java(description, "table " + links.text(relation)));
        fact(
                facts,
                "Schema",
                relation.name().schema().equals(links.home())
                        ? ""
                        : Html.of(relation.name().schema()));
        relation.size().ifPresent(size -> {
            fact(
                    facts,
                    "Rows",
                    size.rows() < 0 ? "never counted" : String.format(Locale.ROOT, "about %,d", size.rows()));
            fact(facts, "Size", Amounts.bytes(size.bytes()) + ", indexes " + Amounts.bytes(size.indexBytes()));
        });
        if (relation.isPartition() && links.knows(relation.partitionOf())) {
            fact(
                    facts,
                    "Partition of",
                    links.html(ROOT, links.relation(relation.partitionOf())) + " <code>"
                            + Html.of(relation.partitioning()) + "</code>");
        } else if (!relation.partitioning().isEmpty()) {
            fact(facts, "Partitioned by", "<code>" + Html.of(relation.partitioning()) + "</code>");
        }
        fact(facts, "Note", Html.of(relation.remark()));
        return facts.isEmpty() ? "" : "<dl class=\"facts\">" + String.join("", facts) + "</dl>\n";
    }

    private static void fact(List<String> facts, String name, String html) {
        if (!html.isEmpty()) {
            facts.add("<div><dt>" + name + "</dt><dd>" + html + "</dd></div>");
        }
    }

    private String neighbours() {
        Set<Relation> around = new LinkedHashSet<>();
        relation.columns()
                .forEach(column -> column.sources().forEach(source -> around.add(links.relation(source.relation()))));
        for (Constraint key : relation.of(Kind.FOREIGN)) {
            if (links.knows(key.referenced())) {
                around.add(links.relation(key.referenced()));
            }
        }
        for (Relation other : description.tables()) {
            if (other.of(Kind.FOREIGN).stream().anyMatch(key -> key.referenced() == relation.oid())) {
                around.add(other);
            }
        }
        around.remove(relation);
        boolean loop = relation.of(Kind.FOREIGN).stream().anyMatch(key -> key.referenced() == relation.oid());
        if (around.isEmpty() && !loop) {
            return "";
        }
        var diagram = new Diagram(links, ROOT).with(relation, around.size() > 12 ? Detail.KEYS : Detail.ALL, true);
        around.stream()
                .limit(MOST_NEIGHBOURS)
                .forEach(other -> diagram.with(other, around.size() > 12 ? Detail.NAME : Detail.KEYS, false));
        String more = around.size() > MOST_NEIGHBOURS
                ? "<p class=\"soft\">" + (around.size() - MOST_NEIGHBOURS)
                        + " more are not drawn; the lists below name them.</p>\n"
                : "";
        return "<div class=\"diagram\" tabindex=\"0\" role=\"region\" aria-label=\"Neighbours\">\n"
                + diagram.svg("Diagram of " + links.text(relation) + " and its neighbours") + "</div>\n" + more;
    }

    private String constraints() {
        var body = new StringBuilder();
        for (Constraint one : relation.constraints()) {
            String leads = one.kind() == Kind.FOREIGN && links.knows(one.referenced())
                    ? " → " + links.html(ROOT, links.relation(one.referenced()))
                    : "";
            body.append("<tr><th scope=\"row\">")
                    .append(Html.of(one.name()))
                    .append("</th><td>")
                    .append(one.kind().words())
                    .append(leads)
                    .append(one.validated() ? "" : " <span class=\"badge warn\">not validated</span>")
                    .append("</td><td><code>")
                    .append(Html.of(one.definition()))
                    .append("</code>")
                    .append(Parts.comment(one.comment()))
                    .append("</td></tr>\n");
        }
        return Parts.table("Keys and rules", List.of("Name", "Kind", "Definition"), body.toString());
    }

    private String referenced() {
        var body = new StringBuilder();
        for (Relation other : description.tables()) {
            for (Constraint key : other.of(Kind.FOREIGN)) {
                if (key.referenced() == relation.oid()) {
                    body.append("<tr><th scope=\"row\">")
                            .append(links.html(ROOT, other))
                            .append("</th><td>")
                            .append(Html.of(String.join(", ", key.columns())))
                            .append("</td><td>")
                            .append(Html.of(String.join(", ", key.referencedColumns())))
                            .append("</td><td>")
                            .append(Html.of(key.name()))
                            .append("</td></tr>\n");
                }
            }
        }
        return Parts.table("Referenced by", List.of("Table", "Its columns", "Columns here", "Key"), body.toString());
    }

    private String indexes() {
        var body = new StringBuilder();
        for (Index index : relation.indexes()) {
            String marks = (index.primary() ? "primary " : index.unique() ? "unique " : "")
                    + (index.valid() ? "" : "<span class=\"badge fail\">invalid</span>");
            body.append("<tr><th scope=\"row\">")
                    .append(Html.of(index.name()))
                    .append("</th><td>")
                    .append(marks)
                    .append("</td><td><code>")
                    .append(Html.of(index.definition()))
                    .append("</code>")
                    .append(Parts.comment(index.comment()))
                    .append("</td>");
            if (description.live()) {
                body.append("<td class=\"number\">")
                        .append(Amounts.bytes(index.bytes()))
                        .append("</td><td class=\"number\">")
                        .append(String.format(Locale.ROOT, "%,d", index.scans()))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        return Parts.table(
                "Indexes",
                description.live()
                        ? List.of("Name", "Kind", "Definition", "Size", "Scans")
                        : List.of("Name", "Kind", "Definition"),
                body.toString());
    }

    private String triggers() {
        var body = new StringBuilder();
        for (Trigger trigger : relation.triggers()) {
            body.append("<tr><th scope=\"row\">")
                    .append(Html.of(trigger.name()))
                    .append(trigger.disabled() ? " <span class=\"badge warn\">disabled</span>" : "")
                    .append("</th><td><code>")
                    .append(Html.of(trigger.definition()))
                    .append("</code>")
                    .append(Parts.comment(trigger.comment()))
                    .append("</td></tr>\n");
        }
        return Parts.table("Triggers", List.of("Name", "Definition"), body.toString());
    }

    private String partitions() {
        var body = new StringBuilder();
        for (Relation part : description.partitionsOf(relation)) {
            body.append("<tr><th scope=\"row\">")
                    .append(links.html(ROOT, part))
                    .append("</th><td><code>")
                    .append(Html.of(part.partitioning()))
                    .append("</code></td></tr>\n");
        }
        return Parts.table("Partitions", List.of("Name", "Bounds"), body.toString());
    }

    private String samples() {
        if (relation.samples().isEmpty()) {
            return "";
        }
        Samples samples = relation.samples().get();
        if (!samples.refused().isEmpty()) {
            return "<p class=\"soft\">Not read: " + Html.of(samples.refused()) + "</p>\n";
        }
        String body = samples.rows().stream()
                .map(row -> row.stream()
                        .map(value -> "<td>" + value.map(Html::of).orElse("<span class=\"soft\">null</span>") + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return body.isEmpty()
                ? "<p class=\"soft\">The table is empty.</p>\n"
                : Parts.table(
                        "Sample rows",
                        relation.columns().stream().map(column -> column.name()).toList(),
                        body);
    }
}
