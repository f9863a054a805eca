package dev.plumbline.catalog.ddl;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.database.Identifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a table and its columns; constraints, indexes and the rest come separately. */
public final class TableText {

    private TableText() {}

    public static String create(Catalog expected, CatalogObject table) {
        String foreign = table.kind() == CatalogKind.FOREIGN_TABLE ? "foreign " : "";
        String unlogged = "unlogged".equals(table.property("persistence").orElse("")) ? "unlogged " : "";
        Optional<String> parent = table.property("partition of");
        String columns = columns(expected, table)
                .filter(column -> !column.isCopy())
                .map(TableText::column)
                .collect(Collectors.joining(",\n    "));
        Optional<String> type = table.property("of type");
        String body = parent.isPresent()
                ? " partition of " + parent.get() + " "
                        + table.property("partition bound").orElse("")
                : type.isPresent()
                        ? ofType(
                                type.get(),
                                columns(expected, table)
                                        .map(column -> column.name() + " with options"
                                                + clause(column, " default ", "default", "") + generated(column)
                                                + notNull(column)))
                        : listed(columns);
        return "create " + foreign + unlogged + "table " + table.identity() + body
                + (parent.isPresent() ? "" : clause(table, " inherits (", "inherits", ")"))
                + clause(table, " partition by ", "partition key", "")
                + using(table)
                + with(table)
                + clause(table, " tablespace ", "tablespace", "")
                + clause(table, " server ", "server", "")
                + clause(table, " options (", "foreign options", ")");
    }

    /**
     * A table by itself, even a partition, which is attached later and so keeps the order of its columns. Defaults are set when everything
     * they need exists.
     */
    public static String alone(Catalog catalog, CatalogObject table) {
        boolean partition = table.property("partition of").isPresent();
        String columns = columns(catalog, table)
                .filter(column -> partition || column.detail("local").isPresent())
                .map(column -> column.name() + " " + column.property("type").orElseThrow()
                        + clause(column, " collate ", "collation", "")
                        + generated(column)
                        + notNull(column)
                        + (partition || column.property("identity").isEmpty() ? "" : " " + named(column)))
                .collect(Collectors.joining(",\n    "));
        String body = table.property("of type")
                .filter(type -> !partition)
                .map(type -> ofType(
                        type,
                        columns(catalog, table)
                                .map(column -> column.name() + " with options" + generated(column) + notNull(column))))
                .orElseGet(() -> listed(columns));
        return "create " + ("unlogged".equals(table.property("persistence").orElse("")) ? "unlogged " : "") + "table "
                + table.identity() + body
                + (partition ? "" : clause(table, " inherits (", "inherits", ")"))
                + clause(table, " partition by ", "partition key", "")
                + using(table)
                + with(table);
    }

    /** The type has the columns: only what else is said of them. */
    private static String ofType(String type, Stream<String> columns) {
        String said =
                columns.filter(column -> !column.endsWith(" with options")).collect(Collectors.joining(",\n    "));
        return " of " + type + (said.isEmpty() ? "" : listed(said));
    }

    private static String notNull(CatalogObject column) {
        return column.property("not null").orElse("").equals("yes")
                ? column.detail("not null name")
                                .map(name -> " constraint " + name)
                                .orElse("") + " not null"
                : "";
    }

    private static String named(CatalogObject column) {
        return "generated " + column.property("identity").orElse("always") + " as identity (sequence name "
                + column.detail("identity sequence name").orElseThrow() + " "
                + column.property("identity sequence").orElse("") + ")";
    }

    /** In their physical order. */
    private static Stream<CatalogObject> columns(Catalog catalog, CatalogObject table) {
        return catalog.objects(CatalogKind.COLUMN).stream()
                .filter(column -> column.partOf().contains(table.key()))
                .sorted(Comparator.comparingInt(CatalogObject::position));
    }

    private static String listed(String columns) {
        return columns.isEmpty() ? " ()" : " (\n    " + columns + "\n)";
    }

    /** The access method. */
    static String using(CatalogObject relation) {
        return relation.property("access method")
                .map(method -> " using " + Identifier.quote(method))
                .orElse("");
    }

    static String with(CatalogObject relation) {
        return relation.asWritten("options")
                .map(options -> " with (" + SqlText.options(options) + ")")
                .orElse("");
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

    /** Settings of a column beyond create table. */
    public static List<String> settings(CatalogObject column) {
        String alter = SqlText.alterOwner(column) + " alter column " + column.name();
        return Stream.of(
                        column.property("storage").map(storage -> alter + " set storage " + storage),
                        column.property("compression").map(method -> alter + " set compression " + method),
                        column.property("statistics target").map(target -> alter + " set statistics " + target),
                        column.property("options").map(options -> alter + " set (" + options + ")"))
                .flatMap(Optional::stream)
                .toList();
    }
}
