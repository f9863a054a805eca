package dev.plumbline.planner.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.planner.observation.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the statements did that ran, those inside of functions and DO blocks too: by the plans that {@code auto_explain} reports. Plans are those
 * of empty tables, so only what does not depend on sizes is taken from them.
 */
final class Executed {
    /** Names the server's module for it, which every installation with its contributed modules has. */
    static final String MODULE = "auto_explain";

    /** Those that {@link #WATCH} sets. */
    static final String SETTINGS = "auto_explain.log_min_duration, auto_explain.log_nested_statements,"
            + " auto_explain.log_format, auto_explain.log_verbose, auto_explain.log_level";

    static final String WATCH = "set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;"
            + " set auto_explain.log_format = 'json'; set auto_explain.log_verbose = on; set auto_explain.log_level = 'debug1'";
    static final String REST = "set auto_explain.log_min_duration = -1";

    private static final Pattern NOISE = Pattern.compile("(?s)\\s*SELECT (fk\\.|1 FROM ONLY ).*");
    /** An empty table is read along its index as well as by itself. */
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

    /** Without what is looked up for the values. */
    private static Stream<JsonNode> outer(JsonNode node) {
        return children(node)
                .filter(child -> !Set.of("InitPlan", "SubPlan")
                        .contains(child.path("Parent Relationship").asText()))
                .flatMap(child -> Stream.concat(Stream.of(child), outer(child)));
    }

    /** Without what stops at the first rows. */
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
