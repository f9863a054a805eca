package dev.plumbline.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.database.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A catalogue as JSON: the same catalogue always gives the same bytes. Reading is strict: an unknown version, field or kind, a duplicate
 * field, or a fingerprint that does not match is refused.
 */
public final class CatalogFile {

    private static final String FORMAT = "plumbline catalog 1";
    private static final Set<String> FIELDS = Set.of("format", "server", "fingerprint", "objects");
    private static final Set<String> OBJECT_FIELDS =
            Set.of("kind", "name", "properties", "needs", "partOf", "position");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CatalogFile() {}

    public static String write(Catalog catalog) {
        try {
            var printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(toJson(catalog)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The catalogue as a tree, to be part of a larger file. */
    public static ObjectNode toJson(Catalog catalog) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("server", catalog.serverMajor());
        root.put("fingerprint", catalog.fingerprint());
        ArrayNode objects = root.putArray("objects");
        for (CatalogObject object : catalog.objects()) {
            ObjectNode node = objects.addObject();
            node.put("kind", object.kind().id());
            node.put("name", object.identity());
            if (object.position() > 0) {
                node.put("position", object.position());
            }
            ObjectNode properties = node.putObject("properties");
            object.properties().forEach(properties::put);
            putAll(node, "needs", object.needs());
            putAll(node, "partOf", object.partOf());
        }
        return root;
    }

    private static void putAll(ObjectNode node, String field, SortedSet<String> keys) {
        if (!keys.isEmpty()) {
            ArrayNode array = node.putArray(field);
            keys.forEach(array::add);
        }
    }

    /** @param source the name of the text in messages */
    public static Catalog read(String text, String source) {
        try {
            return fromJson(JSON.readTree(text), source);
        } catch (JsonProcessingException e) {
            throw refused(
                    source,
                    e.getOriginalMessage() + " at line " + e.getLocation().getLineNr());
        }
    }

    /** The catalogue from such a tree. */
    public static Catalog fromJson(JsonNode root, String source) {
        String format = root.path("format").asText("none");
        if (!format.equals(FORMAT)) {
            throw refused(source, "its format is '" + format + "', expected '" + FORMAT + "'");
        }
        requireOnly(root, FIELDS, source);
        List<CatalogObject> objects = new ArrayList<>();
        for (JsonNode node : root.path("objects")) {
            objects.add(object(node, source));
        }
        Catalog catalog;
        try {
            catalog = new Catalog(root.path("server").asInt(), objects);
        } catch (IllegalArgumentException e) {
            throw refused(source, String.valueOf(e.getMessage()));
        }
        if (!catalog.fingerprint().equals(root.path("fingerprint").asText())) {
            throw refused(
                    source,
                    "its fingerprint is " + root.path("fingerprint").asText() + ", its content gives "
                            + catalog.fingerprint() + ": it was changed or cut");
        }
        return catalog;
    }

    private static CatalogObject object(JsonNode node, String source) {
        requireOnly(node, OBJECT_FIELDS, source);
        SortedMap<String, String> properties = new TreeMap<>();
        node.path("properties")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        try {
            return new CatalogObject(
                    CatalogKind.of(node.path("kind").asText()),
                    node.path("name").asText(),
                    properties,
                    keys(node.path("needs")),
                    keys(node.path("partOf")),
                    node.path("position").asInt(0));
        } catch (IllegalArgumentException e) {
            throw refused(source, String.valueOf(e.getMessage()));
        }
    }

    private static SortedSet<String> keys(JsonNode array) {
        SortedSet<String> keys = new TreeSet<>();
        array.forEach(key -> keys.add(key.asText()));
        return keys;
    }

    private static void requireOnly(JsonNode node, Set<String> known, String source) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw refused(source, "field '" + field + "' is not known, expected some of " + new TreeSet<>(known));
            }
        });
    }

    private static PlumblineException refused(String source, String reason) {
        return new PlumblineException(
                PlumblineException.Kind.USAGE, source + " is not a catalogue that can be read: " + reason);
    }
}
