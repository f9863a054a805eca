package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a create statement cannot say and is set on the new object afterwards. */
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

    private static void settle(CatalogObject object, List<String> statements) {
        switch (object.kind()) {
            case TABLE -> {
                object.property("row security")
                        .ifPresent(on -> statements.add(SqlText.alter(object) + " enable row level security"));
                object.property("row security of the owner")
                        .ifPresent(on -> statements.add(SqlText.alter(object) + " force row level security"));
                object.property("replica identity")
                        .ifPresent(kind -> statements.add(SqlText.alter(object) + " replica identity " + kind));
            }
            case COLUMN -> statements.addAll(TableText.settings(object));
            case TRIGGER, RULE, EVENT_TRIGGER ->
                object.property("enabled").ifPresent(state -> statements.add(enable(object, state)));
            case CONSTRAINT, INDEX -> indexMarks(object, statements);
            case STATISTICS ->
                object.property("statistics target")
                        .ifPresent(target -> statements.add(SqlText.alter(object) + " set statistics " + target));
            default -> {}
        }
    }

    private static void indexMarks(CatalogObject object, List<String> statements) {
        String table = "alter table " + object.owner().orElse("");
        object.property("clustered").ifPresent(yes -> statements.add(table + " cluster on " + object.name()));
        object.property("replica identity")
                .ifPresent(yes -> statements.add(table + " replica identity using index " + object.name()));
    }

    public static String enable(CatalogObject object, @Nullable String state) {
        String verb = state == null ? "enable" : state.equals("no") ? "disable" : "enable " + state;
        return object.kind() == CatalogKind.EVENT_TRIGGER
                ? SqlText.alter(object) + " " + verb
                : SqlText.alterOwner(object) + " " + verb + " " + object.kind().id() + " " + object.name();
    }
}
