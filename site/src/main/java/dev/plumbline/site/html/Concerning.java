package dev.plumbline.site.html;

import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Index;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Remark;
import dev.plumbline.site.model.Routine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings about an object, to be shown beside it. */
final class Concerning {

    private final Description description;
    private final Links links;

    Concerning(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    String html(Relation relation) {
        Set<String> names = new HashSet<>();
        String name = links.text(relation);
        add(names, name);
        add(names, relation.name().in(""));
        relation.indexes().stream().map(Index::name).forEach(part -> add(names, part));
        relation.constraints().stream().map(Constraint::name).forEach(part -> add(names, part));
        relation.columns().forEach(column -> add(names, name + "." + column.name()));
        return section(names);
    }

    String html(Routine routine) {
        Set<String> names = new HashSet<>();
        add(names, routine.name().in(links.home()));
        add(names, routine.name().in(""));
        add(names, routine.name().in("") + "(" + routine.identity() + ")");
        return section(names);
    }

    private static void add(Set<String> names, String name) {
        names.add(name);
    }

    private String section(Set<String> names) {
        var list = new StringBuilder();
        for (Remark remark : description.remarks()) {
            List<Map<String, String>> rows = remark.rows().stream()
                    .filter(row -> row.values().stream().anyMatch(value -> names.contains(bare(value))))
                    .toList();
            if (!rows.isEmpty()) {
                list.append(Parts.remark(remark, rows));
            }
        }
        return list.isEmpty() ? "" : Parts.section("findings", "Findings", "<ul class=\"remarks\">" + list + "</ul>\n");
    }

    /** A check names some things with their schema. */
    private String bare(String value) {
        String prefix = links.home() + ".";
        return !links.home().isEmpty() && value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    }
}
