package dev.plumbline.verifier.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One executed statement: its plan, its time, and the planning settings that differ from the server's defaults. */
record ExplainedStatement(
        String text, ExplainedNode root, double planningMillis, double executionMillis, Map<String, String> settings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ExplainedStatement {
        settings = Map.copyOf(settings);
    }

    /** Reads what {@code EXPLAIN (FORMAT JSON)} answers, or the object that auto_explain logs. */
    static ExplainedStatement parse(String statement, String json) {
        try {
            JsonNode top = JSON.readTree(json);
            JsonNode plan = top.isArray() ? top.get(0) : top;
            Map<String, String> settings = new TreeMap<>();
            plan.path("Settings")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asText()));
            return new ExplainedStatement(
                    plan.path("Query Text").asText(statement),
                    ExplainedNode.read(plan.path("Plan")),
                    plan.path("Planning Time").asDouble(0),
                    plan.path("Execution Time").asDouble(0),
                    settings);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the server's plan is not readable as JSON: " + json, unreadable);
        }
    }

    double touched() {
        return root.all().mapToDouble(ExplainedNode::touched).sum();
    }

    List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (executionMillis > 0) {
            facts.add(
                    String.format(Locale.ROOT, "planning %.3f ms, execution %.3f ms", planningMillis, executionMillis));
        }
        new TreeMap<>(settings).forEach((name, value) -> facts.add(name + " = " + value));
        return facts;
    }
}
