package dev.plumbline.planner.rule;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.fill.Backfills;
import dev.plumbline.planner.rule.fill.Names;
import dev.plumbline.planner.rule.fill.Template;
import dev.plumbline.planner.rule.fill.Using;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Applies every rule to the facts of a file. */
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
                .filter(part -> part.when().stream().allMatch(condition -> condition.holds(values)))
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
                rule.grows(),
                fix);
    }

    private String value(String key, ObservedFile file, FileFacts.Placed placed) {
        return switch (key) {
            case "in_transaction" -> Boolean.toString(file.inTransaction());
            case "words" -> FileFacts.words(placed.statement());
            case "text" ->
                placed.fact().get("text").isEmpty()
                        ? placed.statement().text()
                        : placed.fact().get("text");
            case "version" -> Integer.toString(version);
            case "definition_concurrently" -> concurrently(placed.fact().get("definition"));
            case "text_concurrently" ->
                placed.statement()
                        .text()
                        .replaceFirst(
                                "(?i)^(reindex\\s+(?:index|table|schema|database|system)|refresh\\s+materialized\\s+view|drop\\s+index)\\s",
                                "$1 concurrently ");
            case "set_default" ->
                shell(placed.fact().get("column") + " = " + placed.fact().get("default"));
            case "conversion" -> {
                String using = using(placed);
                yield using.isEmpty()
                        ? "new." + placed.fact().get("column")
                        : "(select " + using + " from (select new.*) as changed)";
            }
            case "set_converted" -> {
                String using = using(placed);
                String column = placed.fact().get("column");
                yield shell(Names.of("column.new", placed.fact()) + " = " + (using.isEmpty() ? column : using));
            }
            case "where_new_null" -> shell(Names.of("column.new", placed.fact()) + " is null");
            case "shell_table" -> shell(placed.fact().get("table"));
            case "where_null" -> shell(placed.fact().get("column") + " is null");
            case "backfill" ->
                Backfills.of(
                        placed.fact().get("text").isEmpty()
                                ? placed.statement().text()
                                : placed.fact().get("text"));
            case "dropped_in_file" ->
                Boolean.toString(InFile.drops(file, placed.fact().get("other")));
            case "made_in_file" -> Boolean.toString(InFile.makes(file, placed.fact()));
            case "renames_own" -> Boolean.toString(InFile.renamesOwn(file, placed.statement()));
            case "viewed" -> Boolean.toString(viewed(file, placed.fact().get("from")));
            case "simple" -> Names.plain(placed.fact().get("table"));
            case "said" -> said(placed);
            case "columns_added" -> added(placed);
            case "of_constraint" ->
                Names.beside(placed.fact().get("table"), placed.fact().get("constraint"));
            case "columns_removed" -> removed(placed);
            default ->
                key.contains(".") ? Names.of(key, placed.fact()) : placed.fact().get(key);
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

    /** Whether the file creates a view under the former name of something. */
    private static boolean viewed(ObservedFile file, String name) {
        return file.statements().stream()
                .flatMap(statement -> statement.facts().stream())
                .anyMatch(fact ->
                        fact.kind().equals("view.created") && fact.get("table").equals(name));
    }

    /** The columns that the same statement adds to the table, each by a statement of its own. */
    private static String added(FileFacts.Placed placed) {
        var statements = new StringBuilder();
        for (Fact fact : placed.statement().facts()) {
            if (fact.kind().equals("column.added")
                    && fact.get("table").equals(placed.fact().get("table"))) {
                statements
                        .append("alter table ")
                        .append(fact.get("table"))
                        .append(" add column ")
                        .append(fact.get("column"))
                        .append(' ')
                        .append(fact.get("type"))
                        .append(fact.get("default").isEmpty() ? "" : " default " + fact.get("default"))
                        .append(fact.is("required") ? " not null" : "")
                        .append(";\n");
            }
        }
        return statements.toString();
    }

    private static String removed(FileFacts.Placed placed) {
        return placed.statement().facts().stream()
                .filter(fact -> fact.kind().equals("column.added")
                        && fact.get("table").equals(placed.fact().get("table")))
                .map(fact -> "alter table " + fact.get("table") + " drop column " + fact.get("column") + ";\n")
                .collect(Collectors.joining())
                .strip();
    }

    private static String using(FileFacts.Placed placed) {
        String text = new SqlStatement(1, placed.statement().text(), Optional.empty()).withoutComments();
        return Using.of(text, placed.fact().get("column"));
    }

    private static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String concurrently(String definition) {
        return definition.replaceFirst("^(CREATE (?:UNIQUE )?INDEX) ", "$1 CONCURRENTLY ");
    }
}
