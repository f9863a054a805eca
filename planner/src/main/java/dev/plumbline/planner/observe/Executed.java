package dev.plumbline.planner.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.planner.observation.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the executed statements did, those inside functions and DO blocks included, according to the plans that {@code auto_explain}
 * reports. The tables are empty, so only what does not depend on sizes is taken from the plans.
 */
final class Executed {
    /** The server's module for it, part of every installation that has the contributed modules. */
    static final String MODULE = "auto_explain";

    /** Those that {@link #WATCH} sets. */
    static final String SETTINGS = "auto_explain.log_min_duration, auto_explain.log_nested_statements,"
            + " auto_explain.log_format, auto_explain.log_verbose, auto_explain.log_level";

    static final String WATCH = "set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;"
            + " set auto_explain.log_format = 'json'; set auto_explain.log_verbose = on; set auto_explain.log_level = 'debug1'";
    static final String REST = "set auto_explain.log_min_duration = -1";

    private static final Pattern NOISE = Pattern.compile("(?s)\\s*SELECT (fk\\.|1 FROM ONLY ).*");
    /** The scan of an empty table may use an index as well. */
    private static final Set<String> SCANS = Set.of("Seq Scan", "Index Scan", "Index Only Scan");

    private static final Set<String> CHOICES = Set.of(
            "Filter",
            "Index Cond",
            "Recheck Cond",
            "TID Cond",
            "Join Filter",
            "Hash Cond",
            "Merge Cond",
            "One-Time Filter");

    private Executed() {}

    /** @param told the text of the statement and its plan */
    static List<Fact> of(JsonNode told) {
        String text = told.path("Query Text").asText();
        if (NOISE.matcher(text).matches()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        all(told.path("Plan")).forEach(node -> {
            String type = node.path("Node Type").asText();
            if (type.equals("ModifyTable")) {
                facts.add(fact("written", node, text)
                        .with("command", node.path("Operation").asText().toLowerCase(java.util.Locale.ROOT))
                        .with("whole", Boolean.toString(isWhole(node))));
            } else if (SCANS.contains(type) && !node.has("Index Cond")) {
                facts.add(fact("read", node, text));
            }
        });
        return facts;
    }

    private static Fact fact(String kind, JsonNode node, String text) {
        return Fact.of(
                kind,
                "plain",
                node.path("Relation Name").asText(),
                "schema",
                node.path("Schema").asText(),
                "text",
                text.strip());
    }

    /** Whether no row of the table is left out, whatever is written behind WHERE. */
    private static boolean isWhole(JsonNode modify) {
        Set<String> operations = Set.of("Update", "Delete");
        return operations.contains(modify.path("Operation").asText())
                && outer(modify)
                        .allMatch(node -> CHOICES.stream().noneMatch(node::has)
                                && !node.path("Node Type")
                                        .asText()
                                        .matches("Limit|Nested Loop|.*Join|CTE Scan|Function Scan"));
    }

    /** Without the subqueries that compute values. */
    private static Stream<JsonNode> outer(JsonNode node) {
        return children(node)
                .filter(child -> !Set.of("InitPlan", "SubPlan")
                        .contains(child.path("Parent Relationship").asText()))
                .flatMap(child -> Stream.concat(Stream.of(child), outer(child)));
    }

    /** Without what a LIMIT stops early. */
    private static Stream<JsonNode> all(JsonNode node) {
        return node.path("Node Type").asText().equals("Limit")
                ? Stream.empty()
                : Stream.concat(Stream.of(node), children(node).flatMap(Executed::all));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        var children = new ArrayList<JsonNode>();
        node.path("Plans").forEach(children::add);
        return children.stream();
    }
}
