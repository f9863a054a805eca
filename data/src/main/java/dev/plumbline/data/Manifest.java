package dev.plumbline.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a folder of data files holds, so that anyone can see whether it still does. Written as {@code manifest.json}. */
public record Manifest(
        String dataSet, String scale, String format, String generator, List<File> files, List<Promise> promises) {
    public static final String NAME = "manifest.json";

    /** One data file and the table it is for. */
    public record File(String name, String table, long rows, long bytes, String sha256) {}

    /** A promise of the full data set: what it wants, what these files have. */
    public record Promise(String name, long want, long have) {
        public boolean holds() {
            return want == have;
        }
    }

    public Manifest {
        files = List.copyOf(files);
        promises = List.copyOf(promises);
    }

    /** Reads what {@link #toJson} wrote; {@code source} names it in messages. */
    public static Manifest parse(String json, String source) {
        try {
            Map<String, Object> fields = object(Json.parse(json));
            List<File> files = new ArrayList<>();
            for (Object entry : list(fields.get("files"))) {
                Map<String, Object> file = object(entry);
                files.add(new File(
                        text(file, "name"),
                        text(file, "table"),
                        number(file, "rows"),
                        number(file, "bytes"),
                        text(file, "sha256")));
            }
            List<Promise> promises = new ArrayList<>();
            for (Object entry : list(fields.getOrDefault("promises", List.of()))) {
                Map<String, Object> promise = object(entry);
                promises.add(new Promise(text(promise, "name"), number(promise, "want"), number(promise, "have")));
            }
            return new Manifest(
                    text(fields, "dataSet"),
                    text(fields, "scale"),
                    text(fields, "format"),
                    text(fields, "generator"),
                    files,
                    promises);
        } catch (IllegalArgumentException e) {
            throw DataException.failed(source, "not a manifest of this program: " + e.getMessage(), e);
        }
    }

    public String toJson() {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"dataSet\": ").append(Json.quote(dataSet)).append(",\n");
        json.append("  \"scale\": ").append(Json.quote(scale)).append(",\n");
        json.append("  \"format\": ").append(Json.quote(format)).append(",\n");
        json.append("  \"generator\": ").append(Json.quote(generator)).append(",\n");
        List<String> lines = new ArrayList<>();
        for (File file : files) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", file.name());
            fields.put("table", file.table());
            fields.put("rows", file.rows());
            fields.put("bytes", file.bytes());
            fields.put("sha256", file.sha256());
            lines.add(Json.line(fields));
        }
        json.append("  \"files\": ").append(Json.list(lines)).append(",\n");
        lines.clear();
        for (Promise promise : promises) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", promise.name());
            fields.put("want", promise.want());
            fields.put("have", promise.have());
            fields.put("holds", promise.holds());
            lines.add(Json.line(fields));
        }
        return json.append("  \"promises\": ")
                .append(Json.list(lines))
                .append("\n}\n")
                .toString();
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text \"" + name + "\"");
    }

    private static long number(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("no number \"" + name + "\"");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("an object was expected");
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a list was expected");
    }
}
