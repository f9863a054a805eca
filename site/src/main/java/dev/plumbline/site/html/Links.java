package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.Use;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Which page is about what, and links to it. File names are plain and differ by more than case, whatever the names in the database. */
public final class Links {

    private final Description description;
    private final String extension;
    private final Map<Long, Relation> relations;
    private final Map<Long, Routine> routines;
    private final Map<QualifiedName, String> files = new HashMap<>();

    private final Map<Long, Integer> places = new HashMap<>();

    /** @param extension of the pages, with its dot */
    public Links(Description description, String extension) {
        this.description = description;
        this.extension = extension;
        this.relations = description.byNumber();
        this.routines = description.routinesByNumber();
        description.relations().forEach(relation -> places.put(relation.oid(), places.size()));
    }

    public String home() {
        return description.home();
    }

    /** Relative to the site's folder. */
    public String page(Relation relation) {
        return "tables/" + file(relation.name()) + extension;
    }

    /** Functions of one name share a page. */
    public String page(Routine routine) {
        return "functions/" + file(routine.name()) + extension;
    }

    private String file(QualifiedName name) {
        return files.computeIfAbsent(name, one -> {
            String text = one.in(description.home());
            boolean plain = text.matches("[a-z_][a-z0-9_]{0,80}(\\.[a-z_][a-z0-9_]{0,80})?")
                    && !text.equals("con")
                    && !text.matches("(prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
            String readable = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
            return plain ? text : readable.substring(0, Math.min(40, readable.length())) + "-" + hash(one);
        });
    }

    private static String hash(QualifiedName name) {
        var sum = new CRC32();
        sum.update((name.schema() + "\0" + name.name()).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    public String text(Relation relation) {
        return relation.name().in(description.home());
    }

    public Relation relation(long number) {
        return Objects.requireNonNull(relations.get(number));
    }

    /** In the order of names; oids differ from database to database. */
    int place(Relation relation) {
        return Objects.requireNonNull(places.get(relation.oid()));
    }

    public boolean knows(long number) {
        return relations.containsKey(number);
    }

    /** The page and place of a column. */
    public String page(Relation relation, String column) {
        List<Column> columns = relation.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return page(relation) + "#" + anchor(i);
            }
        }
        return page(relation);
    }

    static String anchor(int column) {
        return "column-" + (column + 1);
    }

    /** Something that uses a column or a function: what, its name, and its page; empty for none. */
    public record Target(String what, String name, String page) {}

    public Target target(Use use) {
        if (routines.containsKey(use.routine())) {
            Routine routine = Objects.requireNonNull(routines.get(use.routine()));
            String what = use.bySource() ? routine.kind() + " (by its source)" : routine.kind();
            return new Target(what, routine.name().in(home()), page(routine));
        }
        if (relations.containsKey(use.relation())) {
            Relation relation = relation(use.relation());
            String name =
                    relation.name().name().equals(use.name()) ? text(relation) : text(relation) + ": " + use.name();
            return new Target(use.what(), name, page(relation));
        }
        return new Target(use.what(), use.name(), "");
    }

    /** As HTML. */
    String html(String root, String page, String text) {
        return page.isEmpty() ? Html.of(text) : "<a href=\"" + Html.of(root + page) + "\">" + Html.of(text) + "</a>";
    }

    String html(String root, Relation relation) {
        return html(root, page(relation), text(relation));
    }
}
