package dev.plumbline.loader.copy.encode;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.json.JsonText;
import dev.plumbline.loader.target.TargetColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that are not plain text: bare numbers and booleans, JSON. In SQL a bare number is converted by an assignment cast, which rounds
 * to whole numbers and refuses dates and booleans; COPY would do neither, so it is done here.
 */
enum Literals {
    WHOLE,
    NUMBER,
    BOOLEAN,
    JSON,
    ARRAY,
    JSON_ARRAY,
    TEXT,
    STRICT,
    OTHER;

    /** Types whose values may be written as JSON arrays; in an array of them such a value is an element, not another dimension. */
    private static final Set<String> ELEMENTS_IN_BRACKETS = Set.of("json", "jsonb", "vector", "halfvec");

    static Literals of(TargetColumn column) {
        if (column.array()) {
            return ELEMENTS_IN_BRACKETS.contains(column.base()) ? JSON_ARRAY : ARRAY;
        }
        return switch (column.base()) {
            case "int2", "int4", "int8" -> WHOLE;
            case "numeric", "float4", "float8", "oid", "money", "regclass", "regproc" -> NUMBER;
            case "bool" -> BOOLEAN;
            case "json", "jsonb" -> JSON;
            case "text", "varchar", "bpchar", "name", "citext" -> TEXT;
            case "date", "timestamp", "timestamptz", "time", "timetz", "interval", "uuid", "bytea", "inet", "cidr" ->
                STRICT;
            default -> column.labels().isEmpty() ? OTHER : STRICT;
        };
    }

    byte @Nullable [] convert(ValueKind kind, byte[] text, int from, int to, String column, boolean exact)
            throws UnloadableValue {
        return switch (kind) {
            case NUMBER -> number(text, from, to, column, exact);
            case BOOLEAN -> {
                require(
                        this == BOOLEAN || this == TEXT || this == JSON || this == OTHER,
                        "boolean",
                        text,
                        from,
                        to,
                        column);
                yield null;
            }
            case JSON -> this == ARRAY || this == JSON_ARRAY ? array(text, from, to, column) : null;
            default ->
                this == JSON && kind == ValueKind.TEXT
                        ? JsonText.quote(new String(text, from, to - from, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)
                        : null;
        };
    }

    private byte @Nullable [] number(byte[] text, int from, int to, String column, boolean exact)
            throws UnloadableValue {
        require(
                this != BOOLEAN && this != STRICT && this != ARRAY && this != JSON_ARRAY,
                "number",
                text,
                from,
                to,
                column);
        if (this != WHOLE) {
            return null;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == '.' || (text[i] | 32) == 'e') {
                return rounded(new String(text, from, to - from, StandardCharsets.US_ASCII), column, exact);
            }
        }
        return null;
    }

    private static byte[] rounded(String number, String column, boolean exact) throws UnloadableValue {
        try {
            var value = new BigDecimal(number);
            if (value.precision() - value.scale() > 40) {
                throw new UnloadableValue(column, "22003", '"' + number + "\" is out of range");
            }
            BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
            if (exact && whole.compareTo(value) != 0) {
                throw new UnloadableValue(column, "22P02", '"' + number + "\" is not a whole number");
            }
            return whole.toPlainString().getBytes(StandardCharsets.US_ASCII);
        } catch (NumberFormatException e) {
            throw new UnloadableValue(column, "22P02", '"' + number + "\" is not a number");
        }
    }

    private byte[] array(byte[] text, int from, int to, String column) throws UnloadableValue {
        String json = new String(text, from, to - from, StandardCharsets.UTF_8);
        try {
            return (this == JSON_ARRAY ? JsonText.toJsonArrayLiteral(json) : JsonText.toArrayLiteral(json))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnloadableValue(column, "22P02", String.valueOf(e.getMessage()));
        }
    }

    private static void require(boolean fine, String what, byte[] text, int from, int to, String column)
            throws UnloadableValue {
        if (!fine) {
            throw new UnloadableValue(
                    column,
                    "42804",
                    new String(text, from, to - from, StandardCharsets.UTF_8) + " is a bare " + what
                            + ", which the type of the column does not accept");
        }
    }
}
