package dev.plumbline.site.html;

import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.UserType;
import java.util.HashSet;
import java.util.Set;

/** Every name with its page: data for the script, in the form of a script, because a page opened from a folder may load nothing else. */
final class SearchIndex {

    private final Description description;
    private final Links links;
    private final StringBuilder text = new StringBuilder("window.plumblineIndex = [\n");

    SearchIndex(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    String script() {
        for (Relation relation : description.relations()) {
            entry(relation.type().words(), links.text(relation), relation.comment(), links.page(relation));
        }
        Set<String> pages = new HashSet<>();
        for (Routine routine : description.routines()) {
            if (pages.add(links.page(routine))) {
                entry(routine.kind(), routine.name().in(links.home()), routine.comment(), links.page(routine));
            }
        }
        for (UserType type : description.types()) {
            entry(type.kind(), type.name().in(links.home()), type.comment(), "types.html");
        }
        for (Relation relation : description.relations()) {
            if (!relation.isPartition()) {
                for (Column column : relation.columns()) {
                    entry(
                            "column",
                            links.text(relation) + "." + column.name(),
                            column.comment(),
                            links.page(relation, column.name()));
                }
            }
        }
        description.steps().forEach(step -> entry("migration", step.script(), step.purpose(), "migrations.html"));
        return text.append("];\n").toString();
    }

    private void entry(String kind, String name, String detail, String page) {
        text.append('[');
        string(kind);
        text.append(',');
        string(name);
        text.append(',');
        string(OverviewPage.firstSentence(detail));
        text.append(',');
        string(page);
        text.append("],\n");
    }

    /** Everything with a meaning in a script or in HTML is written as its number. */
    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && "\"\\<>&'`/".indexOf(c) < 0 || Character.isLetterOrDigit(c);
            if (plain) {
                text.append(c);
            } else {
                text.append("\\u%04x".formatted((int) c));
            }
        }
        text.append('"');
    }
}
