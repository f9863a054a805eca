package dev.plumbline.planner.observe.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table, index, view or sequence as it was at one moment. Names are quoted where SQL requires it. */
public record Shape(long id, JsonNode node) {

    /** A column at that moment. */
    public record Column(JsonNode node) {
        String name() {
            return node.path("name").asText();
        }

        String text(String key) {
            return node.path(key).isNull() ? "" : node.path(key).asText();
        }

        boolean is(String key) {
            return node.path(key).asBoolean();
        }
    }

    /** A constraint at that moment. */
    public record Constraint(JsonNode node) {
        String name() {
            return node.path("name").asText();
        }

        String type() {
            return switch (node.path("type").asText()) {
                case "c" -> "check";
                case "f" -> "foreign key";
                case "u" -> "unique";
                case "p" -> "primary key";
                case "x" -> "exclusion";
                case "n" -> "not null";
                default -> "constraint";
            };
        }

        String text(String key) {
            return node.path(key).isNull() ? "" : node.path(key).asText();
        }

        boolean is(String key) {
            return node.path(key).asBoolean();
        }

        long id(String key) {
            return node.path(key).asLong();
        }
    }

    private static final Set<String> PLAIN = Set.of("r", "p", "f");

    public String name() {
        return node.path("schema").asText() + "." + simpleName();
    }

    public String simpleName() {
        return node.path("name").asText();
    }

    public String schema() {
        return node.path("schema").asText();
    }

    public String text(String key) {
        return node.path(key).isNull() ? "" : node.path(key).asText();
    }

    public boolean is(String key) {
        return node.path(key).asBoolean();
    }

    public boolean isTable() {
        return PLAIN.contains(text("kind"));
    }

    public boolean isIndex() {
        return text("kind").equalsIgnoreCase("i");
    }

    /** Has a file of its own that a statement may rewrite. */
    public boolean isStored() {
        return Set.of("r", "m", "i").contains(text("kind"));
    }

    public String kind() {
        return switch (text("kind")) {
            case "r" -> "table";
            case "p" -> "partitioned table";
            case "f" -> "foreign table";
            case "m" -> "materialized view";
            case "v" -> "view";
            case "S" -> "sequence";
            case "c" -> "type";
            default -> "index";
        };
    }

    public long file() {
        return node.path("file").asLong();
    }

    /** Zero: none. */
    public long parent() {
        return node.path("parent").asLong();
    }

    /** For an index: its table. */
    public Optional<JsonNode> index() {
        return node.path("index").isObject() ? Optional.of(node.path("index")) : Optional.empty();
    }

    public Map<Integer, Column> columns() {
        var columns = new LinkedHashMap<Integer, Column>();
        for (JsonNode one : node.path("columns")) {
            columns.put(one.path("number").asInt(), new Column(one));
        }
        return columns;
    }

    public Map<Long, Constraint> constraints() {
        var constraints = new LinkedHashMap<Long, Constraint>();
        for (JsonNode one : node.path("constraints")) {
            constraints.put(one.path("id").asLong(), new Constraint(one));
        }
        return constraints;
    }
}
