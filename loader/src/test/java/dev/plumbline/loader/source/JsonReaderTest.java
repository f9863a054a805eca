package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    private static final SourceOptions JSON = SourceOptions.standard().withFormat(SourceFormat.NDJSON);

    @Test
    void readsEveryKindOfValue() {
        String line = "{\"a\":\"x\\n\\u00e9\\ud83d\\ude00\",\"b\":-12.3400e+05,\"c\":true,\"d\":null,"
                + "\"e\": {\"k\": [1, 2.50 ]} ,\"f\":[1,[\"é\"]], \"g\":123456789012345678901234567890.10}";
        try (RowSource source = Reading.open("\n" + line + "\n", JSON)) {
            assertThat(source.next()).isTrue();
            SourceRow row = source.row();
            assertThat(row.block().columns()).containsExactly("a", "b", "c", "d", "e", "f", "g");
            assertThat(Reading.values(row))
                    .containsExactly(
                            "x\né😀",
                            "-12.3400e+05",
                            "true",
                            "null",
                            "{\"k\": [1, 2.50 ]}",
                            "[1,[\"é\"]]",
                            "123456789012345678901234567890.10");
            List<ValueKind> kinds = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                kinds.add(row.kind(i));
            }
            assertThat(kinds)
                    .containsExactly(
                            ValueKind.TEXT,
                            ValueKind.NUMBER,
                            ValueKind.BOOLEAN,
                            ValueKind.NULL,
                            ValueKind.JSON,
                            ValueKind.JSON,
                            ValueKind.NUMBER);
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.original()).isEqualTo(line);
        }
    }

    @Test
    void makesMissingKeysDefaultAndNewKeysANewBlock() {
        try (RowSource source = Reading.open(
                "{\"a\":1,\"b\":2}\n{\"b\":3}\r\n{}\n{\"c\":4,\"a\":5}\n{\"a\":6,\"b\":7,\"c\":8}", JSON)) {
            List<String> read = new ArrayList<>();
            List<RowBlock> blocks = new ArrayList<>();
            while (source.next()) {
                read.add(source.row().block().columns() + " " + Reading.values(source.row()));
                blocks.add(source.row().block());
            }
            assertThat(read)
                    .containsExactly(
                            "[a, b] [1, 2]",
                            "[a, b] [DEFAULT, 3]",
                            "[a, b] [DEFAULT, DEFAULT]",
                            "[a, b, c] [5, DEFAULT, 4]",
                            "[a, b, c] [6, 7, 8]");
            assertThat(blocks.get(2)).isSameAs(blocks.get(0));
            assertThat(blocks.get(4)).isSameAs(blocks.get(3));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}   | file:1: the key \"a\" appears twice in the object",
                "[1]                 | file:1: an array where a line with one JSON object was expected",
                "1                   | file:1: a bare value where a line with one JSON object was expected",
                "{\"a\":1            | file:1: not a JSON object on one line: ",
                "{\"a\":1} {\"a\":2} | file:1: more text after the object",
                "{\"a\":01}          | file:1: not a JSON object on one line: ",
                "{a:1}               | file:1: not a JSON object on one line: ",
                "{\"a\":NaN}         | file:1: not a JSON object on one line: ",
                "{\"a\":\"\\u0000\"} | file:1: the value of \"a\" holds \\u0000",
                "{\"a\":\"\\ud83d\"} | file:1: the value of \"a\" holds \\u0000 or half a surrogate pair",
                "{\"z\":1}           | file:1: the key \"z\" is not a column of the table (a, b)",
            })
    void refusesWhatIsNotOneObjectPerLine(String line, String message) {
        List<String> read = Reading.all(line + "\n{\"b\":1}\n", JSON.withTargetColumns(List.of("a", "b")));
        assertThat(read).hasSize(2);
        assertThat(read.get(0)).startsWith(message);
        assertThat(read.get(1)).endsWith("1]");
    }

    @Test
    void mapsKeysAndLeavesKeysOut() {
        SourceOptions options = JSON.withTargetColumns(List.of("a", "b")).withColumnMap(Map.of("x", "a", "y", ""));
        try (RowSource source = Reading.open("{\"y\":{\"q\":[1]},\"x\":1,\"B\":2}", options)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().columns()).containsExactly("a", "b");
            assertThat(Reading.values(source.row())).containsExactly("1", "2");
        }
    }

    @Test
    void turnsJsonArraysIntoArrayLiterals() {
        assertThat(JsonText.toArrayLiteral("[1, null, true, 2.50]")).isEqualTo("{1,NULL,true,2.50}");
        assertThat(JsonText.toArrayLiteral("[[\"a b\"], [\"c\\\"d\\\\e\"]]"))
                .isEqualTo("{{\"a b\"},{\"c\\\"d\\\\e\"}}");
        assertThat(JsonText.toArrayLiteral("[{\"k\": 1.10}, \"NULL\", \"\"]"))
                .isEqualTo("{\"{\\\"k\\\": 1.10}\",\"NULL\",\"\"}");
        assertThat(JsonText.toJsonArrayLiteral("[\"a\", [1, 2.50], null, true]"))
                .isEqualTo("{\"\\\"a\\\"\",\"[1, 2.50]\",NULL,\"true\"}");
        assertThat(JsonText.toArrayLiteral("[]")).isEqualTo("{}");
        assertThat(JsonText.quote("a\"b\\c\n\u0001é")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001é\"");
    }
}
