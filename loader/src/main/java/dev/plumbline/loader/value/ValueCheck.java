package dev.plumbline.loader.value;

import dev.plumbline.loader.target.TargetColumn;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says why a text cannot be a value of a type. Null means that it can, or that the server must decide. Thread-safe. */
@FunctionalInterface
public interface ValueCheck {

    /** Refuses nothing. */
    ValueCheck NONE = (text, from, to) -> null;

    @Nullable
    String problem(byte[] text, int from, int to);

    /** The server's error code for such a text. */
    default String state(byte[] text, int from, int to) {
        return "22P02";
    }

    /** The check of a column; one that refuses nothing for types that only the server can read. */
    static ValueCheck of(TargetColumn column) {
        ValueCheck element = ofBase(column);
        return column.array() ? new ArrayCheck(element) : element;
    }

    private static ValueCheck ofBase(TargetColumn column) {
        return switch (column.base()) {
            case "int2" -> new IntegerCheck("a smallint", Short.MIN_VALUE, Short.MAX_VALUE);
            case "int4" -> new IntegerCheck("an integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "int8" -> new IntegerCheck("a bigint", Long.MIN_VALUE, Long.MAX_VALUE);
            case "numeric" -> NumberCheck.numeric(column.modifier());
            case "float4", "float8" -> NumberCheck.floating();
            case "bool" -> new BooleanCheck();
            case "varchar" -> LengthCheck.of(column.modifier(), "character varying");
            case "bpchar" -> LengthCheck.of(column.modifier(), "character");
            case "date" -> new DateTimeCheck(true, false);
            case "timestamp", "timestamptz" -> new DateTimeCheck(true, true);
            case "time", "timetz" -> new DateTimeCheck(false, true);
            case "uuid" -> new UuidCheck();
            case "json", "jsonb" -> new JsonCheck();
            case "bytea" -> new ByteaCheck();
            default -> column.labels().isEmpty() ? NONE : new EnumCheck(column.labels());
        };
    }

    /** A value for a message: in quotes, shortened. */
    static String show(byte[] text, int from, int to) {
        String whole = new String(text, from, Math.min(to - from, 400), StandardCharsets.UTF_8);
        return '"' + (whole.length() > 60 ? whole.substring(0, 57) + "..." : whole) + '"';
    }
}
