package dev.plumbline.operate.undo;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.operate.trial.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Data that an undo step removes: rows of tables, values of columns. */
public record Loss(UndoStep step, String what, long count) {

    @Override
    public String toString() {
        String counted = count == 1 ? what.replaceFirst("^(row|value)s ", "$1 ") : what;
        return String.format(Locale.ROOT, "%s: %,d %s", step.undoFile().script(), count, counted);
    }

    /** Counts what the undo might remove, made before it runs, because afterwards it is too late. */
    record Stock(Map<Long, TableShape> shapes, Map<Long, Long> rows, Map<String, Long> values) {

        static Stock take(Connection connection, Map<Long, TableShape> shapes) throws SQLException {
            Map<Long, Long> rows = new HashMap<>();
            Map<String, Long> values = new HashMap<>();
            for (TableShape shape : shapes.values()) {
                var counts = new StringBuilder("select count(*)");
                shape.columns()
                        .forEach(column -> counts.append(", count(")
                                .append(Identifier.quote(column.name()))
                                .append(')'));
                TableOwner.reading(connection, shape.oid())
                        .ask(connection, counts + " from only " + shape.sql(), row -> {
                            row.next();
                            rows.put(shape.oid(), row.getLong(1));
                            for (int i = 0; i < shape.columns().size(); i++) {
                                values.put(
                                        shape.oid() + "."
                                                + shape.columns().get(i).number(),
                                        row.getLong(i + 2));
                            }
                            return shape;
                        });
            }
            return new Stock(shapes, rows, values);
        }
    }

    /** The tables that would lose something if each had a row with every value. */
    static Map<Long, TableShape> possible(UndoStep step, Map<Long, TableShape> before, Map<Long, TableShape> after) {
        Map<Long, TableShape> found = new LinkedHashMap<>();
        before.forEach((oid, shape) -> {
            Map<String, Long> values = new HashMap<>();
            shape.columns().forEach(column -> values.put(oid + "." + column.number(), 1L));
            var full = new Stock(Map.of(oid, shape), Map.of(oid, 1L), values);
            if (!of(step, full, after).isEmpty()) {
                found.put(oid, shape);
            }
        });
        return found;
    }

    static List<Loss> of(UndoStep step, Stock before, Map<Long, TableShape> after) {
        var losses = new ArrayList<Loss>();
        for (TableShape was : before.shapes().values()) {
            long rows = before.rows().getOrDefault(was.oid(), 0L);
            TableShape now = after.get(was.oid());
            if (now == null) {
                add(losses, step, "rows of " + was + ", which is dropped", rows);
                continue;
            }
            columns(losses, step, before, was, now);
            add(
                    losses,
                    step,
                    "rows of " + was + " deleted",
                    now.counts().deleted() - was.counts().deleted());
            boolean replaced = now.file() != was.file()
                    && now.counts().inserted() > was.counts().inserted();
            add(losses, step, "rows of " + was + " rewritten", replaced ? rows : 0);
        }
        return losses;
    }

    private static void columns(List<Loss> losses, UndoStep step, Stock before, TableShape was, TableShape now) {
        Map<Integer, String> types = new HashMap<>();
        now.columns().forEach(column -> types.put(column.number(), column.type()));
        for (TableShape.Column column : was.columns()) {
            long values = before.values().getOrDefault(was.oid() + "." + column.number(), 0L);
            String type = types.get(column.number());
            if (type == null) {
                add(losses, step, "values of " + was + "." + column.name() + ", which is dropped", values);
            } else if (!type.equals(column.type())) {
                add(
                        losses,
                        step,
                        "values of " + was + "." + column.name() + " converted from " + column.type() + " to " + type,
                        values);
            }
        }
    }

    private static void add(List<Loss> losses, UndoStep step, String what, long count) {
        if (count > 0) {
            losses.add(new Loss(step, what, count));
        }
    }
}
