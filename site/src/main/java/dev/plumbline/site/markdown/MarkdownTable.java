package dev.plumbline.site.markdown;

import dev.plumbline.site.html.Links;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of a table or a view. */
final class MarkdownTable {

    private static final int MOST_NEIGHBOURS = 20;

    private final Description description;
    private final Links links;
    private final Relation relation;
    private final StringBuilder page = new StringBuilder();

    MarkdownTable(Description description, Links links, Relation relation) {
        this.description = description;
        this.links = links;
        this.relation = relation;
    }

    String page() {
        page.append("# ").append(Markdown.text(links.text(relation))).append("\n\n");
        page.append(relation.type().words()).append(", [all](../README.md)\n\n");
        paragraph(Markdown.text(relation.comment()));
        description
                .javaName("table " + links.text(relation))
                .ifPresent(java -> paragraph("Java: " + Markdown.code(java)));
        paragraph(relation.partitioning().isEmpty() ? "" : "Partitions: " + Markdown.code(relation.partitioning()));
        columns();
        neighbours();
        if (!relation.constraints().isEmpty()) {
            page.append("## Keys and rules\n\n");
            relation.constraints()
                    .forEach(one -> item(one.name(), one.definition() + (one.validated() ? "" : " (not validated)")));
            page.append('\n');
        }
        if (!relation.indexes().isEmpty()) {
            page.append("## Indexes\n\n");
            relation.indexes().forEach(one -> item(one.name(), one.definition()));
            page.append('\n');
        }
        if (!relation.triggers().isEmpty()) {
            page.append("## Triggers\n\n");
            relation.triggers().forEach(one -> item(one.name(), one.definition()));
            page.append('\n');
        }
        if (!relation.definition().isEmpty()) {
            page.append("## Definition\n\n").append(Markdown.block("sql", relation.definition()));
        }
        return page.toString();
    }

    private void paragraph(String text) {
        page.append(text).append(text.isEmpty() ? "" : "\n\n");
    }

    private void item(String name, String definition) {
        page.append("- ")
                .append(Markdown.text(name))
                .append(" ")
                .append(Markdown.code(definition))
                .append('\n');
    }

    private void columns() {
        boolean view = relation.type().isView();
        page.append("| column | type | | comment | ")
                .append(view ? "made of" : "used by")
                .append(" |\n|---|---|---|---|---|\n");
        for (Column column : relation.columns()) {
            page.append("| ")
                    .append(Markdown.text(column.name()))
                    .append(relation.isKey(column.name()) ? " **PK**" : "")
                    .append(relation.isReference(column.name()) ? " **FK**" : "")
                    .append(" | ")
                    .append(Markdown.code(column.type()))
                    .append(" | ")
                    .append(column.required() ? "not null " : "")
                    .append(Markdown.code(column.rule()))
                    .append(" | ")
                    .append(Markdown.text(column.comment()))
                    .append(" | ")
                    .append(view ? sources(column) : uses(column))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private String sources(Column column) {
        return column.sources().stream()
                .map(source -> {
                    Relation from = links.relation(source.relation());
                    return MarkdownSite.link(links.text(from) + "." + source.column(), "../" + links.page(from));
                })
                .collect(Collectors.joining(", "));
    }

    private String uses(Column column) {
        return column.uses().stream()
                .map(links::target)
                .map(target -> target.what() + " "
                        + (target.page().isEmpty()
                                ? Markdown.text(target.name())
                                : MarkdownSite.link(target.name(), "../" + target.page())))
                .collect(Collectors.joining(", "));
    }

    private void neighbours() {
        Set<Relation> around = new LinkedHashSet<>(List.of(relation));
        relation.of(Constraint.Kind.FOREIGN).stream()
                .filter(key -> links.knows(key.referenced()))
                .forEach(key -> around.add(links.relation(key.referenced())));
        description.tables().stream()
                .filter(other ->
                        other.of(Constraint.Kind.FOREIGN).stream().anyMatch(key -> key.referenced() == relation.oid()))
                .limit(MOST_NEIGHBOURS)
                .forEach(around::add);
        if (around.size() > 1) {
            page.append("## Neighbours\n\n")
                    .append(Markdown.block("mermaid", new Mermaid(links).of(List.copyOf(around), false)));
        }
    }
}
