package dev.plumbline.planner.rule;

import dev.plumbline.planner.observe.Fact;
import dev.plumbline.planner.observe.ObservedFile;
import dev.plumbline.planner.observe.ObservedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Holds the facts of a file against every rule. */
public final class RuleRun {
    private final List<Rule> rules;
    private final int version;

    /** @param version the server's major version */
    public RuleRun(List<Rule> rules, int version) {
        this.rules = rules.stream()
                .filter(rule -> rule.first() <= version && version <= rule.last())
                .toList();
        this.version = version;
    }

    /** What applies, each rule once for each statement and object, in the order of the statements. */
    public List<Finding> findings(ObservedFile file) {
        var placed = new ArrayList<FileFacts.Placed>();
        for (ObservedStatement statement : file.statements()) {
            statement.facts().forEach(fact -> placed.add(new FileFacts.Placed(statement, fact)));
        }
        placed.addAll(FileFacts.of(file));
        var found = new LinkedHashMap<String, Finding>();
        for (FileFacts.Placed one : placed) {
            for (Rule rule : rules) {
                if (applies(rule, file, one)) {
                    Finding finding = finding(rule, file, one);
                    found.putIfAbsent(
                            finding.statement() + " " + rule.id() + " " + finding.object() + " "
                                    + one.fact().get("column") + one.fact().get("constraint")
                                    + one.fact().get("index"),
                            finding);
                }
            }
        }
        var sorted = new ArrayList<>(found.values());
        sorted.sort(java.util.Comparator.comparingInt(Finding::statement));
        return List.copyOf(sorted);
    }

    private boolean applies(Rule rule, ObservedFile file, FileFacts.Placed placed) {
        if (!rule.on().contains(placed.fact().kind())) {
            return false;
        }
        UnaryOperator<String> values = key -> value(key, file, placed);
        return rule.when().stream().allMatch(condition -> condition.holds(values))
                && rule.unless().stream()
                        .noneMatch(group -> group.stream().allMatch(condition -> condition.holds(values)));
    }

    private Finding finding(Rule rule, ObservedFile file, FileFacts.Placed placed) {
        UnaryOperator<String> values = key -> value(key, file, placed);
        List<FixPart> fix = rule.fix().stream()
                .map(part -> new FixPart(
                        Template.fill(part.head(), values),
                        Template.fill(part.sql(), values),
                        Template.fill(part.undo(), values),
                        part.transaction(),
                        part.command()))
                .toList();
        Fact fact = placed.fact();
        String object = fact.get("table").isEmpty() ? fact.get("object") : fact.get("table");
        return new Finding(
                rule.id(),
                rule.title(),
                rule.severity(),
                placed.statement().number(),
                placed.statement().line(),
                object,
                Template.fill(rule.message(), values),
                fix);
    }

    private String value(String key, ObservedFile file, FileFacts.Placed placed) {
        return switch (key) {
            case "in_transaction" -> Boolean.toString(file.inTransaction());
            case "words" -> FileFacts.words(placed.statement());
            case "text" -> placed.statement().text();
            case "version" -> Integer.toString(version);
            case "definition_concurrently" -> concurrently(placed.fact().get("definition"));
            case "nosuch" -> "";
            case "simple" -> simple(placed.fact().get("table"));
            case "said" -> said(placed);
            default -> placed.fact().get(key);
        };
    }

    /** The kinds of the other facts of the statement: {@code done alter table, scan, …}. */
    private static String said(FileFacts.Placed placed) {
        var said = new StringBuilder();
        for (Fact fact : placed.statement().facts()) {
            said.append(said.isEmpty() ? "" : ", ").append(fact.kind());
            said.append(fact.get("type").isEmpty() ? "" : " " + fact.get("type"));
        }
        return said.toString();
    }

    private static String concurrently(String definition) {
        return definition.replaceFirst("^(CREATE (?:UNIQUE )?INDEX) ", "$1 CONCURRENTLY ");
    }

    private static String simple(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
    }
}
