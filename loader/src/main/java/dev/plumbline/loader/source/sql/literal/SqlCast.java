package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a cast does to the text of a constant. The type is assumed to be that of the column, so most casts only repeat what the column says
 * anyway; those that change the value (lengths, rounding, booleans) are carried out, and those that would need the server to do so are
 * refused.
 */
final class SqlCast {

    private static final Set<String> INTEGERS =
            Set.of("int", "integer", "int2", "int4", "int8", "smallint", "bigint", "oid");
    private static final Set<String> NUMERICS = Set.of("numeric", "decimal", "dec");
    private static final Set<String> FLOATS = Set.of("float", "float4", "float8", "real", "double precision");
    private static final Set<String> BOOLEANS = Set.of("bool", "boolean");
    private static final Set<String> VARCHARS =
            Set.of("varchar", "character varying", "char varying", "national character varying", "nchar varying");
    private static final Set<String> CHARS =
            Set.of("char", "character", "bpchar", "nchar", "national character", "national char");
    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");
    private static final Pattern INTEGER_TEXT = Pattern.compile("\\s*[+-]?[0-9]+\\s*");
    private static final Pattern NUMERIC_TEXT =
            Pattern.compile("\\s*[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?\\s*");

    private SqlCast() {}

    /** {@code value::type}. */
    static void apply(SqlType type, Literal value) {
        if (value.kind == ValueKind.DEFAULT) {
            throw new UnreadableLiteral("DEFAULT cannot be cast");
        }
        if (!value.kind.hasText() || type.array()) {
            value.isArray = value.kind.hasText();
            return;
        }
        String name = type.name();
        if (INTEGERS.contains(name)) {
            toInteger(type, value);
        } else if (NUMERICS.contains(name)) {
            toNumeric(type, value);
        } else if (BOOLEANS.contains(name)) {
            toBoolean(type, value);
        } else if (VARCHARS.contains(name)) {
            value.setText(ValueKind.TEXT, truncated(value.text(), length(type, Integer.MAX_VALUE)));
        } else if (CHARS.contains(name)) {
            int length = length(type, name.equals("bpchar") ? Integer.MAX_VALUE : 1);
            value.setText(ValueKind.TEXT, SqlPrefixedStrings.withoutTrailingSpaces(truncated(value.text(), length)));
        } else if (FLOATS.contains(name)) {
            value.kind = value.kind == ValueKind.BOOLEAN ? refuse(type, value) : ValueKind.NUMBER;
        } else {
            other(type, value);
        }
    }

    /** {@code type 'text'}: as a cast, but char has no length of its own. */
    static void applyToConstant(SqlType type, Literal value) {
        if (CHARS.contains(type.name()) && type.modifiers().isEmpty() && !type.array()) {
            value.setText(ValueKind.TEXT, SqlPrefixedStrings.withoutTrailingSpaces(value.text()));
        } else {
            apply(type, value);
        }
    }

    private static void other(SqlType type, Literal value) {
        boolean rounds = TIMES.stream().anyMatch(type.name()::startsWith)
                && !type.modifiers().isEmpty()
                && !type.modifiers().equals(List.of(6));
        boolean cuts = type.name().startsWith("bit") && !sameLength(type, value);
        if (rounds || cuts) {
            refuse(type, value);
        }
        value.kind = ValueKind.TEXT;
    }

    private static boolean sameLength(SqlType type, Literal value) {
        boolean varying = type.name().equals("bit varying");
        int length = value.text().length();
        int wanted = length(type, varying ? Integer.MAX_VALUE : 1);
        return value.kind == ValueKind.TEXT && (length == wanted || (varying && length < wanted));
    }

    private static ValueKind refuse(SqlType type, Literal value) {
        throw new UnreadableLiteral("the cast of " + shown(value.text()) + " to " + type
                + " may change the value, and casts are not executed: write the value as it is to be stored");
    }

    private static void toInteger(SqlType type, Literal value) {
        String text = value.text();
        if (value.kind == ValueKind.BOOLEAN) {
            value.setText(ValueKind.NUMBER, text.equals("true") ? "1" : "0");
        } else if (value.kind == ValueKind.NUMBER && text.indexOf('.') >= 0) {
            value.setText(
                    ValueKind.NUMBER,
                    new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).toPlainString());
        } else if (INTEGER_TEXT.matcher(text).matches()) {
            value.setText(ValueKind.NUMBER, new BigInteger(text.strip().replaceFirst("^\\+", "")).toString());
        } else if (!text.strip().matches("[+-]?0[xXoObB][0-9a-fA-F_]+|[+-]?[0-9_]+")) {
            throw new UnreadableLiteral(shown(text) + " cannot be cast to " + type);
        }
    }

    private static void toNumeric(SqlType type, Literal value) {
        if (value.kind == ValueKind.BOOLEAN) {
            refuse(type, value);
        }
        if (!type.modifiers().isEmpty() && NUMERIC_TEXT.matcher(value.text()).matches()) {
            int scale = type.modifiers().size() > 1 ? type.modifiers().get(1) : 0;
            BigDecimal number = new BigDecimal(value.text().strip());
            BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
            if (rounded.precision() - rounded.scale() > type.modifiers().get(0) - scale && rounded.signum() != 0) {
                throw new UnreadableLiteral(shown(value.text()) + " is out of range for " + type);
            }
            value.setText(ValueKind.NUMBER, (scale < 0 ? rounded.setScale(0) : rounded).toPlainString());
        }
        value.kind = ValueKind.NUMBER;
    }

    private static void toBoolean(SqlType type, Literal value) {
        String text = value.text().strip().toLowerCase(Locale.ROOT);
        boolean number = value.kind == ValueKind.NUMBER;
        if (number && text.indexOf('.') >= 0) {
            refuse(type, value);
        }
        if (number ? !text.equals("0") : isTrue(text)) {
            value.setText(ValueKind.BOOLEAN, "true");
        } else if (number || isFalse(text)) {
            value.setText(ValueKind.BOOLEAN, "false");
        } else {
            throw new UnreadableLiteral(shown(value.text()) + " cannot be cast to " + type);
        }
    }

    private static boolean isTrue(String text) {
        return !text.isEmpty()
                && ("true".startsWith(text) || "yes".startsWith(text) || text.equals("on") || text.equals("1"));
    }

    private static boolean isFalse(String text) {
        return !text.isEmpty()
                && ("false".startsWith(text)
                        || "no".startsWith(text)
                        || (text.length() > 1 && "off".startsWith(text))
                        || text.equals("0"));
    }

    private static int length(SqlType type, int otherwise) {
        return type.modifiers().isEmpty() ? otherwise : type.modifiers().get(0);
    }

    private static String truncated(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static String shown(String text) {
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }
}
