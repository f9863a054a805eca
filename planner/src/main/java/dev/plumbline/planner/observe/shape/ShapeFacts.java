package dev.plumbline.planner.observe.shape;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observe.shape.Shape.Column;
import dev.plumbline.planner.observe.shape.Shape.Constraint;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Describes a table, an index, a column, a constraint as the rules need it. */
final class ShapeFacts {
    private final Set<Long> older;
    private final Shapes now;

    /** @param older those that existed before the file */
    ShapeFacts(Set<Long> older, Shapes now) {
        this.older = older;
        this.now = now;
    }

    boolean isOlder(Shape shape) {
        return older.contains(shape.id());
    }

    Optional<Fact> partition(String kind, long parent, Shape part) {
        return now.of(parent)
                .map(whole -> Fact.of(
                        kind,
                        "table",
                        whole.name(),
                        "older",
                        Boolean.toString(older.contains(parent)),
                        "partition",
                        part.name(),
                        "partition_older",
                        Boolean.toString(older.contains(part.id())),
                        "bound",
                        part.text("bound"),
                        "implied",
                        part.text("implied"),
                        "plain",
                        part.text("plain")));
    }

    Fact about(String what, Shape shape) {
        String kind = shape.isTable() ? "table" : shape.kind().replace("materialized view", "matview");
        return Fact.of(
                kind + "." + what,
                "table",
                shape.name(),
                "older",
                Boolean.toString(older.contains(shape.id())),
                "views",
                views(shape));
    }

    private static String views(Shape shape) {
        var names = new ArrayList<String>();
        shape.node().path("views").forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }

    Fact index(String kind, Shape shape) {
        var index = shape.index().orElseThrow();
        long table = index.path("table").asLong();
        return Fact.of(
                kind,
                "table",
                now.of(table).map(Shape::name).orElse(""),
                "of",
                now.of(table).map(Shape::kind).orElse(""),
                "older",
                Boolean.toString(older.contains(table)),
                "index",
                shape.name(),
                "name",
                shape.simpleName(),
                "plain",
                shape.text("plain"),
                "unique",
                index.path("unique").asText(),
                "primary",
                index.path("primary").asText(),
                "exclusion",
                index.path("exclusion").asText(),
                "of_key",
                index.path("of_key").asText(),
                "valid",
                index.path("valid").asText(),
                "width",
                index.path("width").asText(),
                "columns",
                index.path("keys").asText(),
                "inherited",
                Boolean.toString(shape.parent() != 0),
                "partitioned",
                Boolean.toString(shape.text("kind").equals("I")),
                "definition",
                index.path("definition").asText());
    }

    Fact column(String kind, Shape table, Column column) {
        return Fact.of(
                kind,
                "table",
                table.name(),
                "of",
                table.kind(),
                "older",
                Boolean.toString(older.contains(table.id())),
                "column",
                column.name(),
                "type",
                column.text("type"),
                "type_kind",
                column.text("kind"),
                "required",
                Boolean.toString(column.is("required")),
                "default",
                column.text("generated").isEmpty() ? column.text("default") : "",
                "expression",
                column.text("generated").isEmpty() ? "" : column.text("default"),
                "identity",
                column.text("identity"),
                "generated",
                column.text("generated"),
                "constrained",
                Boolean.toString(column.is("constrained")),
                "counter",
                Boolean.toString(!column.text("identity").isEmpty()
                        || column.text("default").startsWith("nextval(")),
                "views",
                views(table));
    }

    /** The type of a single-column key that is not filled by a counter; a counter is reported as such. */
    private static String keyType(Shape table, Constraint one) {
        return table.columns().values().stream()
                .filter(column -> column.name().equals(one.text("columns")))
                .filter(column -> column.text("identity").isEmpty()
                        && !column.text("default").startsWith("nextval("))
                .map(column -> column.text("type"))
                .findFirst()
                .orElse("");
    }

    Fact constraint(String kind, Shape table, Constraint one) {
        Optional<Shape> referenced = now.of(one.id("table"));
        return Fact.of(
                kind,
                "table",
                table.name(),
                "of",
                table.kind(),
                "older",
                Boolean.toString(older.contains(table.id())),
                "constraint",
                one.name(),
                "plain",
                one.text("plain"),
                "type",
                one.type(),
                "columns",
                one.text("columns"),
                "key_type",
                keyType(table, one),
                "key_end",
                keyType(table, one).equals("smallint") ? "32,767" : "2,147,483,647",
                "valid",
                Boolean.toString(one.is("valid")),
                "enforced",
                Boolean.toString(one.is("enforced")),
                "inherited",
                Boolean.toString(one.is("inherited")),
                "referenced",
                referenced.map(Shape::name).orElse(""),
                "referenced_older",
                Boolean.toString(older.contains(one.id("table"))),
                "definition",
                one.text("definition"));
    }
}
