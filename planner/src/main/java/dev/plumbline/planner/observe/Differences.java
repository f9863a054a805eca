package dev.plumbline.planner.observe;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observe.Shape.Column;
import dev.plumbline.planner.observe.Shape.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that lie in how tables, indexes, views and sequences changed. */
final class Differences {
    private final Set<Long> older;
    private final Shapes now;
    private final List<Fact> facts = new ArrayList<>();

    private Differences(Set<Long> older, Shapes now) {
        this.older = older;
        this.now = now;
    }

    /** @param older those that were there before the file */
    static List<Fact> of(List<Shapes.Change> changes, Set<Long> older, Shapes now) {
        var differences = new Differences(older, now);
        Map<String, Shape> gone = new LinkedHashMap<>();
        for (Shapes.Change change : changes) {
            if (change.after().isEmpty() && change.before().isPresent()) {
                gone.put(change.before().get().name(), change.before().get());
            }
        }
        for (Shapes.Change change : changes) {
            Optional<Shape> after = change.after();
            if (after.isEmpty()) {
                continue;
            }
            if (change.before().isPresent()) {
                differences.changed(change.before().get(), after.get());
            } else if (after.get().isIndex() && gone.containsKey(after.get().name())) {
                differences.remade(gone.remove(after.get().name()), after.get());
            } else {
                differences.made(after.get());
            }
        }
        gone.values().forEach(differences::dropped);
        return List.copyOf(differences.facts);
    }

    private void remade(Shape before, Shape after) {
        if (before.file() != after.file()) {
            facts.add(index("index.rebuilt", after));
        }
    }

    private void made(Shape shape) {
        if (shape.isIndex()) {
            facts.add(index("index.created", shape));
            return;
        }
        facts.add(about("created", shape).with("older", "false"));
        if (shape.parent() != 0) {
            partition("partition.created", shape.parent(), shape);
        }
        if (!shape.isTable()) {
            return;
        }
        shape.columns().values().forEach(column -> facts.add(column("column.added", shape, column)));
        shape.constraints().forEach((id, one) -> facts.add(constraint("constraint.added", shape, one)));
    }

    private void dropped(Shape shape) {
        facts.add(
                shape.isIndex()
                        ? index("index.dropped", shape)
                        : about("dropped", shape)
                                .with(
                                        "partition_of",
                                        shape.is("partition")
                                                ? now.of(shape.parent())
                                                        .map(Shape::name)
                                                        .orElse("")
                                                : ""));
    }

    private void changed(Shape before, Shape after) {
        if (before.file() != after.file() && before.isStored()) {
            facts.add(after.isIndex() ? index("index.rebuilt", after) : about("rewritten", after));
        }
        if (!before.schema().equals(after.schema())) {
            facts.add(about("moved", after)
                    .with("from", before.name())
                    .with("undo_rename", "alter table " + after.name() + " set schema " + before.schema() + ";"));
        } else if (!before.simpleName().equals(after.simpleName())) {
            facts.add(about("renamed", after)
                    .with("from", before.name())
                    .with("to", after.name())
                    .with("undo_rename", "alter table " + after.name() + " rename to " + before.simpleName() + ";"));
        }
        if (!before.text("persistence").equals(after.text("persistence"))) {
            facts.add(about("persistence", after)
                    .with("to", after.text("persistence").equals("u") ? "unlogged" : "logged"));
        }
        if (!before.is("secured") && after.is("secured")) {
            facts.add(about("secured", after));
        }
        if (before.is("secured") && !after.is("secured")) {
            facts.add(about("unsecured", after));
        }
        if (before.parent() != after.parent()) {
            if (before.parent() != 0) {
                partition("partition.detached", before.parent(), after);
            }
            if (after.parent() != 0) {
                partition("partition.attached", after.parent(), after);
            }
        }
        columns(before, after);
        constraints(before, after);
    }

    private void partition(String kind, long parent, Shape part) {
        now.of(parent)
                .ifPresent(whole -> facts.add(Fact.of(
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
                        part.text("plain"))));
    }

    private void columns(Shape before, Shape after) {
        Map<Integer, Column> old = before.columns();
        Map<Integer, Column> fresh = after.columns();
        fresh.forEach((number, column) -> {
            Column was = old.get(number);
            if (was == null) {
                facts.add(column("column.added", after, column));
            } else if (!was.equals(column)) {
                column(after, was, column);
            }
        });
        old.forEach((number, column) -> {
            if (!fresh.containsKey(number)) {
                facts.add(column("column.dropped", after, column));
            }
        });
    }

    private void column(Shape table, Column was, Column is) {
        if (!was.name().equals(is.name())) {
            facts.add(
                    column("column.renamed", table, is).with("from", was.name()).with("to", is.name()));
        }
        if (!was.text("type").equals(is.text("type")) || !was.text("collation").equals(is.text("collation"))) {
            facts.add(column("column.retyped", table, is)
                    .with("from", was.text("type"))
                    .with("to", is.text("type"))
                    .with(
                            "zoned",
                            Boolean.toString(was.text("type").endsWith("with time zone")
                                    != is.text("type").endsWith("with time zone"))));
        }
        if (was.is("required") != is.is("required")) {
            facts.add(column(is.is("required") ? "column.required" : "column.nullable", table, is));
        }
        if (!was.text("default").equals(is.text("default"))) {
            boolean computed = !is.text("generated").isEmpty();
            facts.add(column(computed ? "column.expression" : "column.default", table, is)
                    .with("from", was.text("default")));
        }
        if (!was.text("identity").equals(is.text("identity"))) {
            facts.add(column("column.identity", table, is));
        }
        if (!was.text("generated").equals(is.text("generated"))) {
            facts.add(column("column.generated", table, is).with("from", was.text("generated")));
        }
    }

    private void constraints(Shape before, Shape after) {
        Map<Long, Constraint> old = before.constraints();
        Map<Long, Constraint> fresh = after.constraints();
        fresh.forEach((id, one) -> {
            Constraint was = old.get(id);
            if (was == null) {
                if (old.values().stream().noneMatch(same -> remade(same, one))) {
                    facts.add(constraint("constraint.added", after, one));
                }
            } else if (!was.is("enforced") && one.is("enforced")) {
                facts.add(constraint("constraint.enforced", after, one));
            } else if (!was.is("valid") && one.is("valid")) {
                facts.add(constraint("constraint.validated", after, one));
            }
        });
        old.forEach((id, one) -> {
            if (!fresh.containsKey(id) && fresh.values().stream().noneMatch(same -> remade(one, same))) {
                facts.add(constraint("constraint.dropped", after, one));
            }
        });
    }

    /** A changed type recreates the constraints of its column, under their names. */
    private static boolean remade(Constraint before, Constraint after) {
        return before.name().equals(after.name()) && before.type().equals(after.type());
    }

    private Fact about(String what, Shape shape) {
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

    private Fact index(String kind, Shape shape) {
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

    private Fact column(String kind, Shape table, Column column) {
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

    /** The type of a key of one column that nothing counts up; what does is told of as a counter. */
    private static String keyType(Shape table, Constraint one) {
        return table.columns().values().stream()
                .filter(column -> column.name().equals(one.text("columns")))
                .filter(column -> column.text("identity").isEmpty()
                        && !column.text("default").startsWith("nextval("))
                .map(column -> column.text("type"))
                .findFirst()
                .orElse("");
    }

    private Fact constraint(String kind, Shape table, Constraint one) {
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
