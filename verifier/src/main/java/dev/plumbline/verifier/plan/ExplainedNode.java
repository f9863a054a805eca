package dev.plumbline.verifier.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One node of an executed plan. Rows and buffers are totals over all loops; buffers include those of the children, as the server
 * counts them. {@code relation}, {@code index} and {@code function} are empty where the node has none.
 */
record ExplainedNode(
        String type,
        String relation,
        String index,
        String function,
        double rows,
        double removed,
        double plannedRows,
        double loops,
        long buffers,
        double millis,
        List<String> conditions,
        List<ExplainedNode> children) {

    private static final List<String> CONDITIONS = List.of(
            "Index Cond",
            "Recheck Cond",
            "Filter",
            "Join Filter",
            "Hash Cond",
            "Merge Cond",
            "One-Time Filter",
            "Sort Key");
    private static final List<String> REMOVED =
            List.of("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter");

    public ExplainedNode {
        conditions = List.copyOf(conditions);
        children = List.copyOf(children);
    }

    static ExplainedNode read(JsonNode json) {
        double loops = json.path("Actual Loops").asDouble(0);
        List<ExplainedNode> children = new ArrayList<>();
        json.path("Plans").forEach(child -> children.add(read(child)));
        return new ExplainedNode(
                json.path("Node Type").asText(),
                json.path("Relation Name").asText(""),
                json.path("Index Name").asText(""),
                json.path("Function Name").asText(""),
                json.path("Actual Rows").asDouble(0) * loops,
                REMOVED.stream().mapToDouble(key -> json.path(key).asDouble(0)).sum() * loops,
                json.path("Plan Rows").asDouble(0),
                loops,
                json.path("Shared Hit Blocks").asLong(0)
                        + json.path("Shared Read Blocks").asLong(0),
                json.path("Actual Total Time").asDouble(0) * loops,
                CONDITIONS.stream()
                        .filter(json::has)
                        .map(key -> key + ": " + text(json.get(key)))
                        .toList(),
                children);
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return String.join(", ", parts);
    }

    /** This node and all below it, top down. */
    public Stream<ExplainedNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ExplainedNode::all));
    }

    public boolean isSequentialScan() {
        return type.equals("Seq Scan");
    }

    /** Rows that a scan of a table or an index read, kept or not. Joins and sorts read none again. */
    public double touched() {
        return type.endsWith("Scan") && !(relation.isEmpty() && index.isEmpty()) ? rows + removed : 0;
    }

    /** One line, such as {@code Index Only Scan using idx_vehicle_year_make on vehicle_options}. */
    public String label() {
        return type
                + (index.isEmpty() ? "" : " using " + index)
                + (relation.isEmpty() ? "" : " on " + relation)
                + (function.isEmpty() ? "" : " on " + function);
    }
}
