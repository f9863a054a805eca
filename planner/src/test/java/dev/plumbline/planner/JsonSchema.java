package dev.plumbline.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of JSON Schema that our own schemas are written in; stricter in that a property has to be described to be allowed. */
final class JsonSchema {
    private final JsonNode root;

    JsonSchema(Path file) throws IOException {
        this.root = new ObjectMapper().readTree(file.toFile());
    }

    /** Where the value is not as the schema says, and why. */
    List<String> violations(JsonNode value) {
        var found = new ArrayList<String>();
        check(value, root, "", found);
        return found;
    }

    private void check(JsonNode value, JsonNode given, String at, List<String> found) {
        JsonNode schema = given.has("$ref") ? root.at(given.get("$ref").asText().substring(1)) : given;
        if (schema.has("type") && !isA(value, schema.get("type").asText())) {
            found.add(at + ": " + value + " is no " + schema.get("type").asText());
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            found.add(at + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
            found.add(at + ": " + value + " is below " + schema.get("minimum"));
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(at + ": without " + name.asText());
            }
        });
        if (schema.has("properties")) {
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                JsonNode described = schema.get("properties").get(property.getKey());
                if (described == null) {
                    found.add(at + ": " + property.getKey() + " is not described");
                } else {
                    check(property.getValue(), described, at + "/" + property.getKey(), found);
                }
            }
        }
        if (schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.get("items"), at + "/" + i, found);
            }
        }
    }

    private static boolean isA(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("a type that no schema of ours has yet: " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
