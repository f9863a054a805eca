package dev.plumbline.planner.observe;

import dev.plumbline.database.Identifier;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observe.shape.Differences;
import dev.plumbline.planner.observe.shape.Shape;
import dev.plumbline.planner.observe.shape.Shapes;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Combines what is known about a statement: how objects changed, and what the server reported, with full names. */
final class StatementFacts {
    private static final Set<String> EXECUTED = Set.of("written", "read");

    private final Shapes shapes;
    private final Map<Long, Shape> older;
    private final Map<Long, LockMode> locks;

    StatementFacts(Shapes shapes, Map<Long, Shape> older, Map<Long, LockMode> locks) {
        this.shapes = shapes;
        this.older = older;
        this.locks = locks;
    }

    List<Fact> facts(SqlStatement one, Notices notices, List<Shapes.Change> changes) {
        List<Fact> changed = Differences.of(changes, older.keySet(), shapes);
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("statement", "words", one.words()));
        for (Fact fact : changed) {
            facts.add(withWork(fact, notices.facts(), changed));
        }
        boolean looksOnly = one.words().startsWith("ALTER");
        for (Fact said : notices.facts()) {
            if (EXECUTED.contains(said.kind())) {
                Fact located = located(said).with("nested", Boolean.toString(isNested(one, said)));
                if (!located.get("table").isEmpty()
                        && !(looksOnly && said.kind().equals("read"))) {
                    facts.add(located);
                }
                continue;
            }
            facts.add(
                    said.kind().equals("done")
                            ? aged(said, changed)
                            : said.get("plain").isEmpty() ? withOwner(said, notices.facts()) : located(said));
        }
        locks.forEach((id, mode) -> {
            Shape shape = older.get(id);
            if (shape != null) {
                facts.add(Fact.of(
                        "lock", "table", shape.name(), "of", shape.kind(), "older", "true", "mode", mode.words()));
            }
        });
        return facts;
    }

    /** Whether a change of a table or its parts went with a rewrite or a scan of that table, by the same statement. */
    private Fact withWork(Fact fact, List<Fact> said, List<Fact> changed) {
        String table = fact.get("table");
        if (table.isEmpty()) {
            return fact;
        }
        boolean rewritten = changed.stream()
                .anyMatch(other -> other.kind().endsWith(".rewritten")
                        && other.get("table").equals(table));
        boolean scanned = said.stream()
                .anyMatch(other -> other.kind().equals("scan")
                        && List.of(table, fact.get("partition"))
                                .contains(located(other).get("table")));
        Fact more = rewritten ? fact.with("rewritten", "true") : fact;
        return scanned ? more.with("scanned", "true") : more;
    }

    /** Whether what was dropped is a part of something else that was dropped too, which suffices. */
    private static Fact withOwner(Fact said, List<Fact> all) {
        boolean part = said.kind().equals("dropped")
                && all.stream()
                        .anyMatch(other -> other.kind().equals("dropped")
                                && other != said
                                && (said.get("object").endsWith(" on " + other.get("object"))
                                        || said.get("object").startsWith(other.get("object") + ".")));
        return part ? said.with("part", "true") : said;
    }

    /** Whether what a statement created or altered existed before the file, or is a part of something that did. */
    private Fact aged(Fact done, List<Fact> changed) {
        String object = done.get("object");
        String columns = changed.stream()
                .filter(fact ->
                        fact.kind().equals("column.added") && fact.get("table").equals(object))
                .map(fact -> fact.get("column"))
                .collect(Collectors.joining(", "));
        boolean there = older.values().stream().anyMatch(shape -> shape.name().equals(object));
        boolean on = older.values().stream().anyMatch(shape -> object.endsWith(" on " + shape.name()));
        return (columns.isEmpty() ? done : done.with("view_columns", columns))
                .with("older", Boolean.toString(there))
                .with("on_older", Boolean.toString(on));
    }

    private static boolean isNested(SqlStatement one, Fact said) {
        return !said.get("text").equals(one.text().strip());
    }

    private Fact located(Fact said) {
        String plain = said.get("plain");
        return locks.keySet().stream()
                .map(shapes::of)
                .flatMap(java.util.Optional::stream)
                .filter(shape -> shape.text("plain").equals(plain))
                .filter(shape -> said.get("schema").isEmpty()
                        || shape.schema().equals(said.get("schema"))
                        || shape.schema().equals(Identifier.quote(said.get("schema"))))
                .filter(shape -> Set.of("r", "p", "m").contains(shape.text("kind")))
                .findFirst()
                .map(shape -> said.with("table", shape.name())
                        .with("of", shape.kind())
                        .with("older", Boolean.toString(older.containsKey(shape.id())))
                        .with(
                                "default_partition",
                                Boolean.toString(shape.text("bound").equals("DEFAULT"))))
                .orElse(said);
    }
}
