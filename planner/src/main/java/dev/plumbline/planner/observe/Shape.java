package dev.plumbline.planner.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a table, index, view or sequence looked like at one moment. Names are quoted where SQL wants them quoted. */
record Shape(long id, JsonNode node) {

    /** A column's look. */
    record Column(JsonNode node) {
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

    /** A constraint's look. */
    record Constraint(JsonNode node) {
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

    String name() {
        return node.path("schema").asText() + "." + simpleName();
    }

    String simpleName() {
        return node.path("name").asText();
    }

    String schema() {
        return node.path("schema").asText();
    }

    String text(String key) {
        return node.path(key).isNull() ? "" : node.path(key).asText();
    }

    boolean is(String key) {
        return node.path(key).asBoolean();
    }

    boolean isTable() {
        return PLAIN.contains(text("kind"));
    }

    boolean isIndex() {
        return text("kind").equalsIgnoreCase("i");
    }

    /** Has a file of its own that a statement may rewrite. */
    boolean isStored() {
        return Set.of("r", "m", "i").contains(text("kind"));
    }

    String kind() {
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

    long file() {
        return node.path("file").asLong();
    }

    /** Zero: none. */
    long parent() {
        return node.path("parent").asLong();
    }

    /** Of an index: what it is of. */
    Optional<JsonNode> index() {
        return node.path("index").isObject() ? Optional.of(node.path("index")) : Optional.empty();
    }

    Map<Integer, Column> columns() {
        var columns = new LinkedHashMap<Integer, Column>();
        for (JsonNode one : node.path("columns")) {
            columns.put(one.path("number").asInt(), new Column(one));
        }
        return columns;
    }

    Map<Long, Constraint> constraints() {
        var constraints = new LinkedHashMap<Long, Constraint>();
        for (JsonNode one : node.path("constraints")) {
            constraints.put(one.path("id").asLong(), new Constraint(one));
        }
        return constraints;
    }
}
