package dev.plumbline.loader.typed;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import org.jooq.EnumType;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.XML;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/** Java values in the form that PostgreSQL's input functions read. */
final class PostgresText {

    private PostgresText() {}

    static String of(Object value) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof float[] vector) { // from bindings of pgvector; an array of real is Float[]
            return java.util.Arrays.toString(vector).replace(" ", "");
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Record row) {
            return composite(row);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof TemporalAccessor time) {
            return time(time);
        }
        if (value instanceof JSONB json) {
            return json.data();
        }
        if (value instanceof JSON json) {
            return json.data();
        }
        if (value instanceof XML xml) {
            return xml.data();
        }
        if (value instanceof EnumType label) {
            return label.getLiteral();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        return interval(value);
    }

    private static String interval(Object value) {
        if (value instanceof YearToSecond i) {
            return interval(
                    i.getSign() < 0,
                    i.getYears(),
                    i.getMonths(),
                    i.getDays(),
                    i.getHours(),
                    i.getMinutes(),
                    i.getSeconds(),
                    i.getNano());
        }
        if (value instanceof DayToSecond i) {
            return interval(
                    i.getSign() < 0, 0, 0, i.getDays(), i.getHours(), i.getMinutes(), i.getSeconds(), i.getNano());
        }
        if (value instanceof YearToMonth i) {
            return interval(i.getSign() < 0, i.getYears(), i.getMonths(), 0, 0, 0, 0, 0);
        }
        return value.toString();
    }

    private static String interval(boolean minus, int years, int months, int days, int h, int m, int s, int nano) {
        String sign = minus ? "-" : "";
        return "P" + sign + years + "Y" + sign + months + "M" + sign + days + "DT" + sign + h + "H" + sign + m + "M"
                + sign + s + String.format(java.util.Locale.ROOT, ".%09d", nano) + "S";
    }

    /** ISO, with BC where Java counts years from zero downwards and without the plus sign before long years. */
    private static String time(TemporalAccessor time) {
        boolean dated = time instanceof LocalDate || time instanceof LocalDateTime || time instanceof OffsetDateTime;
        if (!dated
                || time.get(ChronoField.YEAR) >= 0
                        && time.get(ChronoField.YEAR) <= 9999
                        && time.get(ChronoField.YEAR) > 0) {
            return time.toString();
        }
        int year = time.get(ChronoField.YEAR);
        String text = time.toString();
        String rest = text.substring(text.indexOf('-', 1));
        return year > 0
                ? year + rest
                : String.format(java.util.Locale.ROOT, "%04d%s BC", 1 - year, rest.replace('T', ' '));
    }

    private static String array(Object array) {
        var out = new StringBuilder("{");
        for (int i = 0; i < Array.getLength(array); i++) {
            out.append(i == 0 ? "" : ",");
            Object element = Array.get(array, i);
            if (element == null) {
                out.append("NULL");
            } else if (element.getClass().isArray() && !(element instanceof byte[])) {
                out.append(array(element));
            } else {
                quoted(out, of(element));
            }
        }
        return out.append('}').toString();
    }

    private static String composite(Record row) {
        var out = new StringBuilder("(");
        for (int i = 0; i < row.size(); i++) {
            out.append(i == 0 ? "" : ",");
            Object value = databaseValue(row.field(i), row.get(i));
            if (value != null) {
                quoted(out, of(value));
            }
        }
        return out.append(')').toString();
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    /** What a converter or binding of the generated class turns a value into. */
    @SuppressWarnings("unchecked")
    static @Nullable Object databaseValue(org.jooq.@Nullable Field<?> field, @Nullable Object value) {
        if (value == null || field == null) {
            return value;
        }
        return ((org.jooq.Converter<Object, Object>) field.getConverter()).to(value);
    }
}
