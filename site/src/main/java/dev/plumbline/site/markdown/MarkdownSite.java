package dev.plumbline.site.markdown;

import dev.plumbline.site.html.Links;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Remark;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.Step;
import dev.plumbline.site.model.UserType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All pages by the names of their files; {@code README.md} is the one a host shows first. */
public final class MarkdownSite {

    /** As many as Mermaid draws in a readable size. */
    private static final int MOST_DRAWN = 60;

    private static final int WITH_COLUMNS = 25;

    private final Description description;
    private final Links links;

    private MarkdownSite(Description description) {
        this.description = description;
        this.links = new Links(description, ".md");
    }

    public static SortedMap<String, String> files(Description description) {
        return new MarkdownSite(description).files();
    }

    private SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put("README.md", ended(overview()));
        for (Relation relation : description.relations()) {
            files.put(links.page(relation), ended(new MarkdownTable(description, links, relation).page()));
        }
        TreeMap<QualifiedName, List<Routine>> routines = description.routines().stream()
                .collect(Collectors.groupingBy(Routine::name, TreeMap::new, Collectors.toList()));
        routines.values().forEach(named -> files.put(links.page(named.get(0)), ended(functions(named))));
        if (!description.steps().isEmpty()) {
            files.put("migrations.md", ended(migrations()));
        }
        return files;
    }

    private String ended(String page) {
        return page.stripTrailing() + "\n\n---\nWritten by `plumbline docs` from " + Markdown.text(description.origin())
                + ".\n";
    }

    private String overview() {
        var page = new StringBuilder("# " + Markdown.text(description.title()) + "\n\n");
        List<Relation> tables = description.tables();
        if (!tables.isEmpty() && tables.size() <= MOST_DRAWN) {
            page.append(Markdown.block("mermaid", new Mermaid(links).of(tables, tables.size() <= WITH_COLUMNS)));
        }
        relations(page, "Tables", tables);
        relations(page, "Views", description.views());
        if (!description.routines().isEmpty()) {
            page.append("## Functions\n\n| name | signature | comment |\n|---|---|---|\n");
            for (Routine routine : description.routines()) {
                String result = routine.result().isEmpty() ? "" : " → " + routine.result();
                page.append("| ")
                        .append(link(routine.name().in(links.home()), links.page(routine)))
                        .append(" | ")
                        .append(Markdown.code("(" + routine.arguments() + ")" + result))
                        .append(" | ")
                        .append(Markdown.text(routine.comment()))
                        .append(" |\n");
            }
            page.append('\n');
        }
        types(page);
        if (!description.steps().isEmpty()) {
            page.append("[Migrations](migrations.md): ")
                    .append(description.steps().size())
                    .append("\n\n");
        }
        remarks(page);
        return page.toString();
    }

    private void relations(StringBuilder page, String title, List<Relation> relations) {
        if (relations.isEmpty()) {
            return;
        }
        page.append("## ").append(title).append("\n\n| name | comment | columns |\n|---|---|---:|\n");
        for (Relation relation : relations) {
            page.append("| ")
                    .append(link(links.text(relation), links.page(relation)))
                    .append(" | ")
                    .append(Markdown.text(relation.comment()))
                    .append(" | ")
                    .append(relation.columns().size())
                    .append(" |\n");
        }
        page.append('\n');
    }

    private void types(StringBuilder page) {
        if (description.types().isEmpty()) {
            return;
        }
        page.append("## Types\n\n| name | kind | definition | comment |\n|---|---|---|---|\n");
        for (UserType type : description.types()) {
            page.append("| ")
                    .append(Markdown.text(type.name().in(links.home())))
                    .append(" | ")
                    .append(type.kind())
                    .append(" | ")
                    .append(Markdown.code(type.definition()))
                    .append(" | ")
                    .append(Markdown.text(type.comment()))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private void remarks(StringBuilder page) {
        if (description.remarks().isEmpty()) {
            return;
        }
        page.append("## Findings\n\n");
        for (Remark remark : description.remarks()) {
            page.append("- ")
                    .append(remark.severe() ? "**fail** " : "**warn** ")
                    .append(Markdown.text(remark.title()))
                    .append(" (")
                    .append(Markdown.code(remark.check()))
                    .append(")\n");
            remark.rows()
                    .forEach(row -> page.append("  - ")
                            .append(row.entrySet().stream()
                                    .map(fact -> Markdown.text(fact.getKey() + " " + fact.getValue()))
                                    .collect(Collectors.joining(", ")))
                            .append('\n'));
        }
        page.append('\n');
    }

    private String functions(List<Routine> named) {
        var page = new StringBuilder(
                "# " + Markdown.text(named.get(0).name().in(links.home())) + "\n\n[All](../README.md)\n\n");
        description
                .javaName("routine " + named.get(0).name().in(links.home()))
                .ifPresent(java ->
                        page.append("Java: ").append(Markdown.code(java)).append("\n\n"));
        for (Routine routine : named) {
            if (!routine.comment().isEmpty()) {
                page.append(Markdown.text(routine.comment())).append("\n\n");
            }
            page.append(Markdown.block(
                    "sql", routine.source().isEmpty() ? routine.signature(links.home()) : routine.source()));
            if (!routine.callers().isEmpty()) {
                page.append("Called by ")
                        .append(routine.callers().stream()
                                .map(use -> {
                                    Links.Target target = links.target(use);
                                    return target.what() + " "
                                            + (target.page().isEmpty()
                                                    ? Markdown.text(target.name())
                                                    : link(target.name(), "../" + target.page()));
                                })
                                .collect(Collectors.joining(", ")))
                        .append(".\n\n");
            }
        }
        return page.toString();
    }

    private String migrations() {
        var page = new StringBuilder("# Migrations\n\n[All](README.md)\n\n");
        String phase = "";
        for (Step step : description.steps()) {
            if (!step.phase().equals(phase)) {
                phase = step.phase();
                page.append("## Phase ").append(Markdown.text(phase)).append("\n\n");
            }
            page.append("### ")
                    .append(Markdown.text(
                            (step.version().isEmpty() ? "Repeatable" : step.version()) + " " + step.description()))
                    .append("\n\n")
                    .append(Markdown.code(step.script()))
                    .append(step.state().isEmpty() ? "" : ", " + Markdown.text(step.state()))
                    .append(step.purpose().isEmpty() ? "" : ": " + Markdown.text(step.purpose()))
                    .append("\n\n");
            step.changes()
                    .forEach(change -> page.append("- ")
                            .append(change.kind().name().toLowerCase(java.util.Locale.ROOT))
                            .append(' ')
                            .append(Markdown.text(change.object()))
                            .append('\n'));
            page.append(step.changes().isEmpty() ? "" : "\n");
        }
        return page.toString();
    }

    static String link(String text, String page) {
        return "[" + Markdown.text(text) + "](" + page + ")";
    }
}
