package dev.plumbline.loader.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ColumnNames;
import dev.plumbline.loader.source.record.ColumnNaming;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.record.DistinctBlocks;
import dev.plumbline.loader.source.record.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads NDJSON: one object per line. The columns of a block are all keys seen so far, so a block ends only where a new key appears; a key
 * missing from a line is DEFAULT.
 */
public final class JsonReader implements RecordReader {

    private static final int SKIP = -1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(200_000)
                    .build())
            .build();

    private final Input in;
    private final CurrentRow record;
    private final DistinctBlocks blocks;
    private final ColumnNames names;
    private final ColumnNaming naming;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> columns = new ArrayList<>();
    private boolean[] seen = new boolean[16];

    public JsonReader(Input in, ColumnNaming naming, DistinctBlocks blocks) {
        this.in = in;
        this.blocks = blocks;
        this.naming = naming;
        this.names = new ColumnNames(naming);
        this.record = new CurrentRow(in, block());
    }

    @Override
    public SourceRow row() {
        return record;
    }

    @Override
    public boolean next() {
        do {
            record.begin();
            if (in.pos == in.limit && in.more(in.pos) == in.limit) {
                return false;
            }
            endLine();
        } while (isBlank());
        if (!in.isFaulty(in.pos)) {
            parse(in.mark, in.mark + record.length());
        }
        record.requireGood();
        return true;
    }

    private void endLine() {
        int i = in.pos;
        while (in.buf[i] != '\n') {
            if (i < in.limit) {
                i++;
            } else {
                i = in.more(i);
                if (i == in.limit) {
                    break;
                }
            }
        }
        record.endAt(i);
        in.pos = i == in.limit ? i : i + 1;
    }

    private boolean isBlank() {
        for (int i = in.mark; i < in.mark + record.length(); i++) {
            if (in.buf[i] > ' ' || in.buf[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private void parse(int from, int to) {
        Arrays.fill(seen, false);
        record.extend(columns.size());
        try (JsonParser json = FACTORY.createParser(in.buf, from, to - from)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                record.spoil((first == JsonToken.START_ARRAY ? "an array" : "a bare value")
                        + " where a line with one JSON object was expected");
                return;
            }
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                pair(json, key, from);
            }
            if (json.nextToken() != null) {
                record.spoil("more text after the object: expected one JSON object per line");
            }
        } catch (JsonProcessingException e) {
            record.spoil("not a JSON object on one line: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            record.spoil("not a JSON object on one line: " + e.getMessage());
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }

    private void pair(JsonParser json, String key, int from) throws IOException {
        int place = place(key);
        JsonToken token = json.nextToken();
        if (place == SKIP) {
            json.skipChildren();
            return;
        }
        if (seen[place]) {
            record.spoil("the key \"" + key + "\" appears twice in the object");
        }
        seen[place] = true;
        value(json, token, place, from);
    }

    private void value(JsonParser json, JsonToken token, int place, int from) throws IOException {
        int start = from + (int) json.currentTokenLocation().getByteOffset();
        int own = record.own.end;
        switch (token) {
            case VALUE_NULL -> record.setSlice(place, ValueKind.NULL, start, start);
            case VALUE_TRUE, VALUE_FALSE -> record.setSlice(place, ValueKind.BOOLEAN, start, end(json, from));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                record.own.put(json.getText());
                record.setOwn(place, ValueKind.NUMBER, own);
            }
            case VALUE_STRING -> {
                if (!record.own.putChars(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())) {
                    record.spoil("the value of \"" + columns.get(place)
                            + "\" holds \\u0000 or half a surrogate pair, which no PostgreSQL text can");
                }
                record.setOwn(place, ValueKind.TEXT, own);
            }
            default -> {
                json.skipChildren();
                record.setSlice(place, ValueKind.JSON, start, end(json, from));
            }
        }
    }

    private static int end(JsonParser json, int from) {
        return from + (int) json.currentLocation().getByteOffset();
    }

    /** The position of a key among the values; a new key starts a new block. */
    private int place(String key) {
        Integer place = places.get(key);
        if (place == null) {
            place = newPlace(key);
        }
        return place;
    }

    private int newPlace(String key) {
        String column = names.find(key);
        if (column == null) {
            record.spoil("the key \"" + key + "\" is not a column of the table ("
                    + String.join(", ", naming.target()) + "); map it with --map \"" + key
                    + "=column\", or leave it out with --map \"" + key + "=\"");
            return SKIP;
        }
        int place = column.isEmpty() ? SKIP : columns.indexOf(column);
        if (place < 0 && !column.isEmpty()) {
            columns.add(column);
            place = columns.size() - 1;
            record.extend(columns.size());
            seen = seen.length < columns.size() ? Arrays.copyOf(seen, columns.size() * 2) : seen;
            record.setBlock(block());
        }
        places.put(key, place);
        return place;
    }

    private RowBlock block() {
        return blocks.of(new RowBlock(SourceFormat.NDJSON, Optional.empty(), columns, RowBlock.Overriding.COPY));
    }
}
