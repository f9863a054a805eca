package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a table and its columns; constraints, indexes and the rest follow on their own. */
public final class TableText {

    private TableText() {}

    public static String create(Catalog want, CatalogObject table) {
        String foreign = table.kind() == CatalogKind.FOREIGN_TABLE ? "foreign " : "";
        String unlogged = "unlogged".equals(table.property("persistence").orElse("")) ? "unlogged " : "";
        Optional<String> parent = table.property("partition of");
        String columns = want.objects(CatalogKind.COLUMN).stream()
                .filter(column -> column.partOf().contains(table.key()) && !inherited(column))
                .sorted(Comparator.comparingInt(CatalogObject::position))
                .map(TableText::column)
                .collect(Collectors.joining(",\n    ", " (\n    ", "\n)"));
        String empty = " (\n    \n)";
        String body = parent.isPresent()
                ? " partition of " + parent.get() + " "
                        + table.property("partition bound").orElse("")
                : columns.equals(empty) ? " ()" : columns;
        return "create " + foreign + unlogged + "table " + table.identity() + body
                + (parent.isPresent() ? "" : clause(table, " inherits (", "inherits", ")"))
                + clause(table, " partition by ", "partition key", "")
                + clause(table, " using ", "access method", "")
                + clause(table, " with (", "options", ")")
                + clause(table, " tablespace ", "tablespace", "")
                + clause(table, " server ", "server", "")
                + clause(table, " options (", "foreign options", ")");
    }

    private static boolean inherited(CatalogObject column) {
        return column.partOf().stream().anyMatch(whole -> whole.startsWith("column "));
    }

    private static String clause(CatalogObject object, String before, String property, String after) {
        return object.property(property).map(value -> before + value + after).orElse("");
    }

    /** A column as in create table and add column. */
    public static String column(CatalogObject column) {
        return column.name() + " " + column.property("type").orElseThrow()
                + clause(column, " options (", "foreign options", ")")
                + clause(column, " collate ", "collation", "")
                + clause(column, " default ", "default", "")
                + generated(column)
                + column.property("identity")
                        .map(identity -> " " + identity(column))
                        .orElse("")
                + ("yes".equals(column.property("not null").orElse("")) ? " not null" : "");
    }

    private static String generated(CatalogObject column) {
        return column.property("generated as")
                .map(expression -> " generated always as (" + expression + ") "
                        + column.property("generated").orElse("stored"))
                .orElse("");
    }

    public static String identity(CatalogObject column) {
        return "generated " + column.property("identity").orElse("always") + " as identity ("
                + column.property("identity sequence").orElse("") + ")";
    }

    /** What a column has beyond what create table can say. */
    public static List<String> settings(CatalogObject column) {
        String alter = SqlText.alterOwner(column) + " alter column " + column.name();
        return java.util.stream.Stream.of(
                        column.property("storage").map(storage -> alter + " set storage " + storage),
                        column.property("compression").map(method -> alter + " set compression " + method),
                        column.property("statistics target").map(target -> alter + " set statistics " + target),
                        column.property("options").map(options -> alter + " set (" + options + ")"))
                .flatMap(Optional::stream)
                .toList();
    }
}
