package dev.plumbline.planner.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A node of a plan.
 *
 * @param relation what is read, empty when nothing is
 */
public record PlanNode(String type, String relation, String index, double rows, double cost, List<PlanNode> children) {

    public PlanNode {
        children = List.copyOf(children);
    }

    static PlanNode of(JsonNode json) {
        var children = new ArrayList<PlanNode>();
        json.path("Plans").forEach(child -> children.add(of(child)));
        String join = json.path("Join Type").asText();
        String type = json.path("Node Type").asText();
        return new PlanNode(
                join.isEmpty() || join.equals("Inner") ? type : type + " (" + join.toLowerCase(Locale.ROOT) + ")",
                json.path("Relation Name").asText(),
                json.path("Index Name").asText(),
                json.path("Plan Rows").asDouble(),
                json.path("Total Cost").asDouble(),
                children);
    }

    public Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
    }

    /** The plan as people know it from EXPLAIN, one line a node. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        write(lines, "");
        return lines;
    }

    private void write(List<String> lines, String indent) {
        lines.add(indent + what() + String.format(Locale.ROOT, "  (cost %.0f, rows %.0f)", cost, rows));
        children.forEach(child -> child.write(lines, indent + "  "));
    }

    private String what() {
        return type + (index.isEmpty() ? "" : " using " + index) + (relation.isEmpty() ? "" : " on " + relation);
    }

    /** Nodes and what they read, without numbers: equal for two plans that do the same. */
    String shape() {
        var shape = new StringBuilder(what());
        children.forEach(child -> shape.append('(').append(child.shape()).append(')'));
        return shape.toString();
    }
}
