package dev.plumbline.verifier.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.catalog.CatalogFile;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A snapshot as a JSON file, gzipped when its name ends in {@code .gz}. A file never appears under its name half written; reading refuses
 * other formats, unknown fields, and a file that was changed or truncated.
 */
public final class SnapshotFile {

    private static final String FORMAT = "plumbline snapshot 1";
    private static final Set<String> FIELDS = Set.of(
            "format",
            "taken",
            "database",
            "server",
            "scope",
            "tables",
            "sequences",
            "unread",
            "catalog",
            "recorded",
            "sha256");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SnapshotFile() {}

    /** An existing file is kept unless it is to be replaced. */
    public static void write(Snapshot snapshot, Path file, Existing existing) {
        try {
            ResultFile.write(file, existing, Readers.OWNER, bytes(snapshot, isZipped(file)));
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
    }

    public static Snapshot read(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = startsLikeZip(raw) ? new GZIPInputStream(raw) : raw) {
            return fromJson(JSON.readTree(in), file.toString());
        } catch (JsonEOFException | EOFException e) {
            throw refused(file.toString(), "it ends in the middle: it was cut short, take it again or fetch all of it");
        } catch (JsonProcessingException e) {
            throw refused(file.toString(), "it is not JSON: " + e.getOriginalMessage());
        } catch (ZipException e) {
            throw refused(file.toString(), "it is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static boolean isZipped(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** By its first two bytes: a renamed file stays what it was. */
    private static boolean startsLikeZip(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b;
    }

    private static byte[] bytes(Snapshot snapshot, boolean zipped) throws IOException {
        byte[] text = (JSON.writeValueAsString(toJson(snapshot)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (!zipped) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    private static ObjectNode toJson(Snapshot snapshot) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("taken", snapshot.taken().toString());
        root.put("database", snapshot.database());
        root.put("server", snapshot.server());
        ObjectNode scope = root.putObject("scope");
        snapshot.scope().schemas().forEach(scope.putArray("schemas")::add);
        snapshot.scope().aspects().forEach(scope.withArray("aspects")::addPOJO);
        scope.put("bookkeeping", snapshot.scope().bookkeeping());
        ObjectNode tables = root.putObject("tables");
        snapshot.tables().forEach((name, sum) -> put(tables.putObject(name), sum));
        ObjectNode sequences = root.putObject("sequences");
        snapshot.sequences().forEach((name, state) -> put(sequences.putObject(name), state));
        ObjectNode unread = root.putObject("unread");
        snapshot.unread().forEach(unread::put);
        root.set("catalog", CatalogFile.toJson(snapshot.catalog()));
        if (!snapshot.recorded().isEmpty()) {
            ObjectNode recorded = root.putObject("recorded");
            snapshot.recorded().forEach((name, rows) -> put(recorded.putObject(name), rows));
        }
        JsonNode plain = JSON.valueToTree(root);
        ((ObjectNode) plain).put("sha256", digest(plain));
        return (ObjectNode) plain;
    }

    private static void put(ObjectNode node, TableChecksum sum) {
        node.put("rows", sum.rows());
        node.put("first", sum.first().toString());
        node.put("second", sum.second().toString());
        ObjectNode columns = node.putObject("columns");
        sum.columns().forEach((name, value) -> columns.put(name, value.toString()));
    }

    private static void put(ObjectNode node, RecordedRows recorded) {
        node.put("values", recorded.values());
        recorded.key().forEach(node.putArray("key")::add);
        recorded.columns().forEach(node.putArray("columns")::add);
        ArrayNode rows = node.putArray("rows");
        recorded.rows().forEach((key, values) -> {
            ArrayNode row = rows.addArray();
            key.forEach(row::add);
            values.forEach(row::add);
        });
    }

    private static RecordedRows recorded(JsonNode node, String source) {
        List<String> key = texts(node.path("key"));
        List<String> columns = texts(node.path("columns"));
        var rows = new LinkedHashMap<List<String>, List<String>>();
        for (JsonNode row : node.path("rows")) {
            List<String> values = texts(row);
            if (values.size() != key.size() + columns.size()) {
                throw refused(
                        source,
                        "a recorded row has " + values.size() + " values, expected " + (key.size() + columns.size()));
            }
            rows.put(
                    List.copyOf(values.subList(0, key.size())), List.copyOf(values.subList(key.size(), values.size())));
        }
        return new RecordedRows(node.path("values").asBoolean(), key, columns, rows);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static void put(ObjectNode node, SequenceState state) {
        node.put("next", state.next());
        node.put("ascending", state.ascending());
        node.put("owner", state.owner());
        BigDecimal furthest = state.furthest();
        if (furthest != null) {
            node.put("furthest", furthest.toPlainString());
        }
    }

    /** Over everything but the digest itself. */
    private static String digest(JsonNode root) {
        ObjectNode content = root.deepCopy();
        content.remove("sha256");
        try {
            byte[] bytes = JsonMapper.builder().build().writeValueAsBytes(content);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Snapshot fromJson(JsonNode root, String source) {
        String format = root.path("format").asText("none");
        if (!format.equals(FORMAT)) {
            String newer =
                    format.matches("plumbline snapshot \\d+") ? ": it was made by a newer plumbline, use that one" : "";
            throw refused(source, "its format is '" + format + "', expected '" + FORMAT + "'" + newer);
        }
        root.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw refused(source, "field '" + field + "' is not known, expected " + new TreeSet<>(FIELDS));
            }
        });
        if (!digest(root).equals(root.path("sha256").asText())) {
            throw refused(source, "its content does not match its sha256: it was changed or cut");
        }
        SortedMap<String, TableChecksum> tables = new TreeMap<>();
        for (Map.Entry<String, JsonNode> table : root.path("tables").properties()) {
            tables.put(table.getKey(), checksum(table.getValue()));
        }
        SortedMap<String, SequenceState> sequences = new TreeMap<>();
        for (Map.Entry<String, JsonNode> sequence : root.path("sequences").properties()) {
            sequences.put(sequence.getKey(), state(sequence.getValue()));
        }
        SortedMap<String, String> unread = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : root.path("unread").properties()) {
            unread.put(each.getKey(), each.getValue().asText());
        }
        SortedMap<String, RecordedRows> recorded = new TreeMap<>();
        for (Map.Entry<String, JsonNode> table : root.path("recorded").properties()) {
            recorded.put(table.getKey(), recorded(table.getValue(), source));
        }
        return new Snapshot(
                Instant.parse(root.path("taken").asText()),
                root.path("database").asText(),
                root.path("server").asText(),
                scope(root.path("scope")),
                CatalogFile.fromJson(root.path("catalog"), source),
                tables,
                sequences,
                unread,
                recorded);
    }

    private static CatalogScope scope(JsonNode node) {
        List<String> schemas = new ArrayList<>();
        node.path("schemas").forEach(schema -> schemas.add(schema.asText()));
        Set<CatalogScope.Aspect> aspects = EnumSet.noneOf(CatalogScope.Aspect.class);
        node.path("aspects").forEach(aspect -> aspects.add(CatalogScope.Aspect.valueOf(aspect.asText())));
        return new CatalogScope(schemas, "", aspects, node.path("bookkeeping").asText());
    }

    private static TableChecksum checksum(JsonNode node) {
        SortedMap<String, BigInteger> columns = new TreeMap<>();
        for (Map.Entry<String, JsonNode> column : node.path("columns").properties()) {
            columns.put(column.getKey(), new BigInteger(column.getValue().asText()));
        }
        return new TableChecksum(
                node.path("rows").asLong(),
                new BigInteger(node.path("first").asText("0")),
                new BigInteger(node.path("second").asText("0")),
                columns);
    }

    private static SequenceState state(JsonNode node) {
        return new SequenceState(
                node.path("next").asLong(),
                node.path("ascending").asBoolean(true),
                node.path("owner").asText(""),
                node.hasNonNull("furthest")
                        ? new BigDecimal(node.path("furthest").asText())
                        : null);
    }

    private static PlumblineException refused(String source, String reason) {
        return new PlumblineException(
                PlumblineException.Kind.USAGE, source + " is not a snapshot that can be read: " + reason);
    }
}
