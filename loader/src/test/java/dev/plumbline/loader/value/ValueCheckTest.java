package dev.plumbline.loader.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before it travels, and what is left to the server, by values at the edges of each type. */
class ValueCheckTest {
    /** {@code numeric(5,2)} and {@code varchar(3)} as the catalogue has them. */
    private static final int NUMERIC_5_2 = (5 << 16) + 2 + 4;

    private static final int NUMERIC_3_MINUS_2 = (3 << 16) + (-2 & 0x7ff) + 4;
    private static final int OF_THREE = 3 + 4;

    private static ValueCheck check(String type) {
        boolean array = type.endsWith("[]");
        String base = type.replace("[]", "").replaceAll("\\(.*", "");
        int modifier = switch (type) {
            case "numeric(5,2)" -> NUMERIC_5_2;
            case "numeric(3,-2)" -> NUMERIC_3_MINUS_2;
            case "varchar(3)", "bpchar(3)" -> OF_THREE;
            default -> -1;
        };
        List<String> labels = base.equals("mood") ? List.of("sad", "it's \"fine\"") : List.of();
        return ValueCheck.of(new TargetColumn(
                "v",
                type,
                base,
                modifier,
                array,
                false,
                Optional.empty(),
                Identity.NONE,
                false,
                true,
                TargetColumn.PLAIN_EQUALITY,
                labels));
    }

    /** With other text around, as a value lies in its record. */
    private static String problem(String type, String value) {
        byte[] text = ("9" + value + "9").getBytes(StandardCharsets.UTF_8);
        return check(type).problem(text, 1, text.length - 1);
    }

    private static String state(String type, String value) {
        byte[] text = ("9" + value + "9").getBytes(StandardCharsets.UTF_8);
        return check(type).state(text, 1, text.length - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int2 | -32768",
                "int2 | 32767",
                "int4 | -2147483648",
                "int4 | 2147483647",
                "int4 | ` +7 `",
                "int8 | -9223372036854775808",
                "int8 | 9223372036854775807",
                "int4 | 0x1F",
                "int4 | 1_000",
                "numeric | 1e400",
                "numeric | NaN",
                "numeric | -.5",
                "numeric(5,2) | 999.994",
                "numeric(5,2) | -0.001",
                "numeric(3,-2) | 99900",
                "float8 | Infinity",
                "float8 | 1e-400",
                "bool | TRUE",
                "bool | ye",
                "bool | of",
                "bool | ` f `",
                "varchar(3) | äöü",
                "varchar(3) | `abc   `",
                "bpchar(3) | 🚗🚗🚗",
                "varchar | whatever",
                "date | 2024-02-29",
                "date | 0001-02-29 BC",
                "date | 29.2.2023",
                "date | infinity",
                "timestamp | 2024-02-29 24:00",
                "timestamp | 2024-02-29T12:30:60",
                "timestamptz | 2024-02-29 12:30+14",
                "time | 04:05 PM",
                "time | 040506",
                "timestamp | tomorrow",
                "uuid | a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11",
                "uuid | {A0EEBC999C0B4EF8BB6D6BB9BD380A11}",
                "jsonb | ` {\"a\": [1, null]} `",
                "json | \"x\"",
                "bytea | \\xDEAD beef",
                "bytea | \\001",
                "mood | it's \"fine\"",
                "int4[] | {1, NULL ,2}",
                "int4[] | {}",
                "int4[] | [0:1]={1,2}",
                "int4[] | {{1},{2}}",
                "point | (1,2)"
            })
    void aValueThatTheServerMayTakeGoesThere(String type, String value) {
        assertThat(problem(type, value)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int2 | 32768                | 22003 | is out of range for a smallint (-32768 to 32767)",
                "int4 | -2147483649          | 22003 | is out of range for an integer",
                "int8 | 9223372036854775808  | 22003 | is out of range for a bigint",
                "int8 | 99999999999999999999 | 22003 | is out of range for a bigint",
                "int4 | 1.5                  | 22P02 | is not an integer",
                "int4 | ``                   | 22P02 | is not an integer",
                "int4 | -                    | 22P02 | is not an integer",
                "int4 | ١                    | 22P02 | is not an integer",
                "numeric | 1,5               | 22P02 | is not a number",
                "numeric | ` `               | 22P02 | is not a number",
                "numeric(5,2) | 999.995      | 22003 | does not fit numeric(5,2): at most 3 digits before",
                "numeric(3,-2) | 99950       | 22003 | does not fit numeric(3,-2): at most 5 digits before",
                "float8 | #                  | 22P02 | is not a number",
                "bool | o                    | 22P02 | is not a boolean",
                "bool | truely               | 22P02 | is not a boolean",
                "varchar(3) | äöüß           | 22001 | has 4 characters, character varying(3) holds 3",
                "bpchar(3) | 🚗🚗🚗🚗        | 22001 | has 4 characters, character(3) holds 3",
                "date | 2023-02-29           | 22008 | is a day that does not exist",
                "date | 2024-13-01           | 22008 | has no month 13",
                "date | 0000-01-01           | 22008 | has no year 0",
                "date | -                    | 22007 | is not a date or time",
                "timestamp | 2024-01-01 25:00 | 22008 | has no such time of day",
                "time | 12:75                | 22008 | has no such time of day",
                "uuid | a0eebc999c0b4ef8bb6d6bb9bd380a1   | 22P02 | is not a uuid",
                "uuid | {a0eebc999c0b4ef8bb6d6bb9bd380a11 | 22P02 | is not a uuid",
                "json | {                    | 22P02 | is not JSON",
                "json | 1 2                  | 22P02 | is more than one JSON value",
                "bytea | \\xABC              | 22023 | has an odd number of hexadecimal digits",
                "bytea | \\xzz               | 22023 | is not bytea in hexadecimal",
                "mood | Sad                  | 22P02 | is not one of sad, it's \"fine\"",
                "int4[] | 1                  | 22P02 | is not an array: expected {…}",
                "int4[] | {1                 | 22P02 | the closing brace is missing",
                "int4[] | {1, x}             | 22P02 | is not an integer (element of an array)",
                "int4[] | {1,99999999999}    | 22003 | is out of range for an integer"
            })
    void whatIsSurelyWrongIsSaidWithTheServersCode(String type, String value, String state, String words) {
        assertThat(problem(type, value)).contains(words);
        assertThat(state(type, value)).isEqualTo(state);
    }

    @Test
    void aLongValueIsShownShortened() {
        assertThat(problem("int4", "x".repeat(1000))).isEqualTo("\"" + "x".repeat(57) + "...\" is not an integer");
    }
}
