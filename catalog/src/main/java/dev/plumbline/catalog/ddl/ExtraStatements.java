package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.catalog.PropertyDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a create statement cannot express and is set on the new object afterwards. */
public final class ExtraStatements {

    private ExtraStatements() {}

    public static List<String> of(Catalog catalog, CatalogObject object) {
        Map<String, PropertyDifference> open = new TreeMap<>();
        object.properties().forEach((name, value) -> open.put(name, new PropertyDifference(name, value, null)));
        List<String> statements = new ArrayList<>();
        if (object.kind() == CatalogKind.DEFAULT_PRIVILEGES) {
            return statements;
        }
        open.remove("grants");
        CommonProperties.alter(object, object, open, statements);
        statements.addAll(GrantStatements.afterCreating(catalog, object));
        settle(object, statements);
        return statements;
    }

    /** The same without owner, comment and privileges. */
    public static List<String> settled(CatalogObject object) {
        List<String> statements = new ArrayList<>();
        settle(object, statements);
        return statements;
    }

    private static void settle(CatalogObject object, List<String> statements) {
        switch (object.kind()) {
            case TABLE -> statements.addAll(tableMarks(object));
            case COLUMN -> statements.addAll(TableText.settings(object));
            case TRIGGER, RULE, EVENT_TRIGGER ->
                object.property("enabled").ifPresent(state -> statements.add(enable(object, state)));
            case CONSTRAINT, INDEX -> {
                statements.addAll(ofIndex(object));
                statements.addAll(indexMarks(object));
            }
            case STATISTICS ->
                object.property("statistics target")
                        .ifPresent(target -> statements.add(SqlText.alter(object) + " set statistics " + target));
            default -> {}
        }
    }

    /** Parameters and statistics of an index, which its own statement or that of its constraint leaves out. */
    public static List<String> ofIndex(CatalogObject object) {
        String schema = Identity.qualifier(object.owner().orElse(""));
        String index = "alter index "
                + (object.kind() == CatalogKind.INDEX
                        ? object.identity()
                        : (schema.isEmpty() ? "" : schema + ".") + object.name());
        List<String> statements = new ArrayList<>();
        object.asWritten("index options")
                .ifPresent(options -> statements.add(index + " set (" + SqlText.options(options) + ")"));
        object.property("statistics targets")
                .map(SqlText::items)
                .ifPresent(targets -> targets.forEach(
                        target -> statements.add(index + " alter column " + target.replace(": ", " set statistics "))));
        return statements;
    }

    /** Settings of an index that belong to its table. */
    public static List<String> indexMarks(CatalogObject object) {
        String table = "alter table " + object.owner().orElse("");
        return Stream.of(
                        object.property("clustered").map(yes -> table + " cluster on " + object.name()),
                        object.property("replica identity")
                                .map(yes -> table + " replica identity using index " + object.name()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Settings of a table itself. */
    public static List<String> tableMarks(CatalogObject table) {
        String alter = SqlText.alter(table);
        return Stream.of(
                        table.property("row security").map(on -> alter + " enable row level security"),
                        table.property("row security of the owner").map(on -> alter + " force row level security"),
                        table.property("replica identity").map(kind -> alter + " replica identity " + kind))
                .flatMap(Optional::stream)
                .toList();
    }

    public static String enable(CatalogObject object, @Nullable String state) {
        String verb = state == null ? "enable" : state.equals("no") ? "disable" : "enable " + state;
        return object.kind() == CatalogKind.EVENT_TRIGGER
                ? SqlText.alter(object) + " " + verb
                : SqlText.alterOwner(object) + " " + verb + " " + object.kind().id() + " " + object.name();
    }
}
