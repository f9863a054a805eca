package dev.plumbline.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The contents of a folder of data files, so that anybody can check them. Written as {@code manifest.json}. */
public record DataManifest(
        String dataSet, String scale, String format, String generator, List<File> files, List<Promise> promises) {
    public static final String NAME = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One data file and the table it is for. */
    public record File(String name, String table, long rows, long bytes, String sha256) {}

    /** A promise of the full data set, and what these files have. */
    public record Promise(String name, long expected, long actual) {
        public boolean holds() {
            return expected == actual;
        }
    }

    public DataManifest {
        files = List.copyOf(files);
        promises = List.copyOf(promises);
    }

    /** Reads what {@link #toJson} wrote; {@code source} names it in messages. */
    public static DataManifest parse(String json, String source) {
        try {
            JsonNode manifest = JSON.readTree(json);
            List<File> files = new ArrayList<>();
            for (JsonNode file : need(manifest, "files", JsonNode::isArray, "a list")) {
                files.add(new File(
                        text(file, "name"),
                        text(file, "table"),
                        number(file, "rows"),
                        number(file, "bytes"),
                        text(file, "sha256")));
            }
            List<Promise> promises = new ArrayList<>();
            for (JsonNode promise : manifest.path("promises")) {
                // Their original names.
                boolean old = promise.has("want");
                promises.add(new Promise(
                        text(promise, "name"),
                        number(promise, old ? "want" : "expected"),
                        number(promise, old ? "have" : "actual")));
            }
            return new DataManifest(
                    text(manifest, "dataSet"),
                    text(manifest, "scale"),
                    text(manifest, "format"),
                    text(manifest, "generator"),
                    files,
                    promises);
        } catch (JsonProcessingException e) {
            throw DataException.failed(source, "not a manifest of this program: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw DataException.failed(source, "not a manifest of this program: " + e.getMessage(), e);
        }
    }

    /** A line for each file and promise, so that two manifests are compared by eye. */
    public String toJson() {
        try {
            List<String> fileLines = new ArrayList<>();
            for (File file : files) {
                fileLines.add("{\"name\": " + quoted(file.name()) + ", \"table\": " + quoted(file.table())
                        + ", \"rows\": " + file.rows() + ", \"bytes\": " + file.bytes() + ", \"sha256\": "
                        + quoted(file.sha256()) + "}");
            }
            List<String> promiseLines = new ArrayList<>();
            for (Promise promise : promises) {
                promiseLines.add("{\"name\": " + quoted(promise.name()) + ", \"expected\": " + promise.expected()
                        + ", \"actual\": " + promise.actual() + ", \"holds\": " + promise.holds() + "}");
            }
            return "{\n  \"dataSet\": " + quoted(dataSet) + ",\n  \"scale\": " + quoted(scale) + ",\n  \"format\": "
                    + quoted(format) + ",\n  \"generator\": " + quoted(generator) + ",\n  \"files\": " + list(fileLines)
                    + ",\n  \"promises\": " + list(promiseLines) + "\n}\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) throws JsonProcessingException {
        return JSON.writeValueAsString(text);
    }

    private static String list(List<String> lines) {
        return lines.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", lines) + "\n  ]";
    }

    private static String text(JsonNode node, String name) {
        return need(node, name, JsonNode::isTextual, "a text").textValue();
    }

    private static long number(JsonNode node, String name) {
        return need(node, name, JsonNode::canConvertToExactIntegral, "a whole number")
                .longValue();
    }

    private static JsonNode need(JsonNode node, String name, Predicate<JsonNode> kind, String wanted) {
        JsonNode found = node.path(name);
        if (!kind.test(found)) {
            throw new IllegalArgumentException("\"" + name + "\" is missing or not " + wanted);
        }
        return found;
    }
}
