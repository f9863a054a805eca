package dev.plumbline.planner.target;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to ask the target, judging by how the catalogue of the copy changed. */
final class Questions {
    private static final Pattern CHECK =
            Pattern.compile("(?s)CHECK \\((.*)\\)(?: NO INHERIT)?(?: NOT VALID)?(?: NOT ENFORCED)?");
    private static final Pattern KEY = Pattern.compile("(?s)FOREIGN KEY \\((.+?)\\) REFERENCES (.+?)\\((.+?)\\).*");

    private Questions() {}

    static List<Question> of(ObservedFile file) {
        var questions = new ArrayList<Question>();
        for (ObservedStatement statement : file.statements()) {
            for (Fact fact : statement.facts()) {
                if (fact.is("older")) {
                    of(statement, fact).ifPresent(questions::add);
                }
            }
        }
        return questions;
    }

    private static Optional<Question> of(ObservedStatement at, Fact fact) {
        String table = fact.get("table");
        String column = fact.get("column");
        return switch (fact.kind()) {
            case "column.required" ->
                fails(
                        at,
                        fact,
                        "rows-null",
                        "Rows without a value",
                        "without " + column,
                        table + " where " + column + " is null");
            case "column.added" ->
                fact.is("required")
                                && fact.get("default").isEmpty()
                                && fact.get("identity").isEmpty()
                                && fact.get("generated").isEmpty()
                        ? fails(at, fact, "rows-null", "Rows without a value", "that would be without " + column, table)
                        : Optional.empty();
            case "column.dropped" ->
                lost(at, fact, "with a value in " + column, table + " where " + column + " is not null", column);
            case "table.dropped" -> lost(at, fact, "that go with the table", table, "");
            case "table.rewritten" ->
                at.text().stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("truncate")
                        ? lost(at, fact, "that go", table, "")
                        : Optional.empty();
            case "column.retyped" -> Conversions.of(at, fact);
            case "index.created" ->
                fact.is("unique")
                                && !fact.is("primary")
                                && !fact.get("definition").contains(" WHERE ")
                        ? duplicates(at, fact, fact.get("columns"))
                        : Optional.empty();
            case "constraint.added" ->
                fact.is("valid") && fact.is("enforced") ? constraint(at, fact) : Optional.empty();
            case "constraint.validated", "constraint.enforced" -> constraint(at, fact);
            default -> Optional.empty();
        };
    }

    private static Optional<Question> constraint(ObservedStatement at, Fact fact) {
        Matcher check = CHECK.matcher(fact.get("definition"));
        Matcher key = KEY.matcher(fact.get("definition"));
        String name = fact.get("constraint");
        return switch (fact.get("type")) {
            case "check" ->
                check.matches()
                        ? fails(
                                at,
                                fact,
                                "rows-violate",
                                "Rows that break a check",
                                "that break " + name,
                                fact.get("table") + " where not (" + check.group(1) + ")")
                        : Optional.empty();
            case "unique", "primary key" -> duplicates(at, fact, fact.get("columns"));
            case "not null" ->
                fails(
                        at,
                        fact,
                        "rows-null",
                        "Rows without a value",
                        "without " + fact.get("columns"),
                        fact.get("table") + " where " + fact.get("columns") + " is null");
            case "foreign key" ->
                key.matches()
                        ? fails(
                                at,
                                fact,
                                "rows-orphaned",
                                "Rows that refer to nothing",
                                "that refer to no row of " + key.group(2),
                                orphans(
                                        fact.get("table"),
                                        List.of(key.group(1).split(", ")),
                                        key.group(2),
                                        List.of(key.group(3).split(", "))))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String orphans(String table, List<String> columns, String referenced, List<String> keys) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.add("p." + keys.get(i) + " = c." + columns.get(i));
        }
        return table + " c where "
                + columns.stream().map(one -> "c." + one + " is not null").collect(Collectors.joining(" and "))
                + " and not exists (select from " + referenced + " p where " + String.join(" and ", pairs) + ")";
    }

    private static Optional<Question> duplicates(ObservedStatement at, Fact fact, String columns) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String present = Arrays.stream(columns.split(", "))
                .map(one -> one + " is not null")
                .collect(Collectors.joining(" and "));
        return fails(
                at,
                fact,
                "rows-duplicate",
                "Values that are there twice",
                "values of (" + columns + ") that are there more than once",
                "(select " + columns + " from " + fact.get("table") + " where " + present + " group by " + columns
                        + " having count(*) > 1) d");
    }

    static Optional<Question> fails(
            ObservedStatement at, Fact fact, String id, String title, String what, String from) {
        return Optional.of(new Question(
                at.number(), at.line(), id, title, Severity.DANGEROUS, fact.get("table"), what, from, "*"));
    }

    static Optional<Question> lost(ObservedStatement at, Fact fact, String what, String from, String shown) {
        return Optional.of(new Question(
                at.number(),
                at.line(),
                "values-lost",
                "Values that are lost",
                Severity.CARE,
                fact.get("table"),
                what,
                from,
                shown));
    }
}
