package dev.plumbline.planner.observe.shape;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observe.shape.Shape.Column;
import dev.plumbline.planner.observe.shape.Shape.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that follow from how tables, indexes, views and sequences changed. */
public final class Differences {
    private final Shapes now;
    private final ShapeFacts facts;
    private final List<Fact> found = new ArrayList<>();

    private Differences(Set<Long> older, Shapes now) {
        this.now = now;
        this.facts = new ShapeFacts(older, now);
    }

    /** @param older those that existed before the file */
    public static List<Fact> of(List<Shapes.Change> changes, Set<Long> older, Shapes now) {
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
        return List.copyOf(differences.found);
    }

    private void remade(Shape before, Shape after) {
        if (before.file() != after.file()) {
            found.add(facts.index("index.rebuilt", after));
        }
    }

    private void made(Shape shape) {
        if (shape.isIndex()) {
            found.add(facts.index("index.created", shape));
            return;
        }
        found.add(facts.about("created", shape).with("older", "false"));
        if (shape.parent() != 0) {
            String kind = shape.is("partition") ? "partition.created" : "inheritance.joined";
            facts.partition(kind, shape.parent(), shape).ifPresent(found::add);
        }
        if (!shape.isTable()) {
            return;
        }
        shape.columns().values().forEach(column -> found.add(facts.column("column.added", shape, column)));
        shape.constraints().forEach((id, one) -> found.add(facts.constraint("constraint.added", shape, one)));
    }

    private void dropped(Shape shape) {
        found.add(
                shape.isIndex()
                        ? facts.index("index.dropped", shape)
                        : facts.about("dropped", shape)
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
            found.add(after.isIndex() ? facts.index("index.rebuilt", after) : facts.about("rewritten", after));
        }
        if (after.isIndex()) {
            if (!before.simpleName().equals(after.simpleName())) {
                found.add(facts.index("index.renamed", after)
                        .with("older", Boolean.toString(facts.isOlder(after)))
                        .with("from", before.name())
                        .with("from_name", before.simpleName())
                        .with("from_plain", before.text("plain"))
                        .with("to", after.name()));
            }
        } else if (!before.schema().equals(after.schema())) {
            found.add(facts.about("moved", after)
                    .with("from", before.name())
                    .with("from_plain", before.text("plain"))
                    .with("undo_rename", "alter table " + after.name() + " set schema " + before.schema() + ";"));
        } else if (!before.simpleName().equals(after.simpleName())) {
            found.add(facts.about("renamed", after)
                    .with("from", before.name())
                    .with("from_plain", before.text("plain"))
                    .with("to", after.name())
                    .with("undo_rename", "alter table " + after.name() + " rename to " + before.simpleName() + ";"));
        }
        if (!before.text("persistence").equals(after.text("persistence"))) {
            found.add(facts.about("persistence", after)
                    .with("to", after.text("persistence").equals("u") ? "unlogged" : "logged"));
        }
        if (!before.is("secured") && after.is("secured")) {
            found.add(facts.about("secured", after));
        }
        if (before.is("secured") && !after.is("secured")) {
            found.add(facts.about("unsecured", after));
        }
        if (before.is("forced") != after.is("forced")) {
            found.add(facts.about(after.is("forced") ? "forced" : "unforced", after)
                    .with("sees", after.is("forced") ? "only what a policy shows" : "every row"));
        }
        if (before.parent() != after.parent() && after.isTable()) {
            if (before.parent() != 0) {
                String kind = before.is("partition") ? "partition.detached" : "inheritance.left";
                facts.partition(kind, before.parent(), after).ifPresent(found::add);
            }
            if (after.parent() != 0) {
                String kind = after.is("partition") ? "partition.attached" : "inheritance.joined";
                facts.partition(kind, after.parent(), after).ifPresent(found::add);
            }
        }
        columns(before, after);
        constraints(before, after);
    }

    private void columns(Shape before, Shape after) {
        Map<Integer, Column> old = before.columns();
        Map<Integer, Column> fresh = after.columns();
        fresh.forEach((number, column) -> {
            Column was = old.get(number);
            if (was == null) {
                found.add(facts.column("column.added", after, column));
            } else if (!was.equals(column)) {
                column(after, was, column);
            }
        });
        old.forEach((number, column) -> {
            if (!fresh.containsKey(number)) {
                found.add(facts.column("column.dropped", after, column));
            }
        });
    }

    private void column(Shape table, Column was, Column is) {
        if (!was.name().equals(is.name())) {
            found.add(facts.column("column.renamed", table, is)
                    .with("from", was.name())
                    .with("from_plain", was.text("plain"))
                    .with("table_plain", table.text("plain"))
                    .with("to", is.name()));
        }
        if (!was.text("type").equals(is.text("type")) || !was.text("collation").equals(is.text("collation"))) {
            found.add(facts.column("column.retyped", table, is)
                    .with("from", was.text("type"))
                    .with("to", is.text("type"))
                    .with(
                            "zoned",
                            Boolean.toString(was.text("type").endsWith("with time zone")
                                    != is.text("type").endsWith("with time zone"))));
        }
        if (was.is("required") != is.is("required")) {
            found.add(facts.column(is.is("required") ? "column.required" : "column.nullable", table, is));
        }
        if (!was.text("default").equals(is.text("default"))) {
            boolean computed = !is.text("generated").isEmpty();
            found.add(facts.column(computed ? "column.expression" : "column.default", table, is)
                    .with("from", was.text("default")));
        }
        if (!was.text("identity").equals(is.text("identity"))) {
            found.add(facts.column("column.identity", table, is));
        }
        if (!was.text("generated").equals(is.text("generated"))) {
            found.add(facts.column("column.generated", table, is).with("from", was.text("generated")));
        }
    }

    private void constraints(Shape before, Shape after) {
        Map<Long, Constraint> old = before.constraints();
        Map<Long, Constraint> fresh = after.constraints();
        fresh.forEach((id, one) -> {
            Constraint was = old.get(id);
            if (was == null) {
                if (old.values().stream().noneMatch(same -> remade(same, one))) {
                    found.add(facts.constraint("constraint.added", after, one));
                }
            } else if (!was.name().equals(one.name())) {
                found.add(facts.constraint("constraint.renamed", after, one)
                        .with("from", was.name())
                        .with("from_plain", was.text("plain")));
            } else if (!was.is("enforced") && one.is("enforced")) {
                found.add(facts.constraint("constraint.enforced", after, one));
            } else if (!was.is("valid") && one.is("valid")) {
                found.add(facts.constraint("constraint.validated", after, one));
            }
        });
        old.forEach((id, one) -> {
            if (!fresh.containsKey(id) && fresh.values().stream().noneMatch(same -> remade(one, same))) {
                found.add(facts.constraint("constraint.dropped", after, one));
            }
        });
    }

    /** A changed type recreates the constraints of its column, under their names. */
    private static boolean remade(Constraint before, Constraint after) {
        return before.name().equals(after.name()) && before.type().equals(after.type());
    }
}
