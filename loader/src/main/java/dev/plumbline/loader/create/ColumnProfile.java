package dev.plumbline.loader.create;

import dev.plumbline.loader.row.ValueKind;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/** What is known of a column from its values so far. */
final class ColumnProfile {

    /** The limits of {@code numeric(p,s)}. */
    private static final int MOST_DIGITS = 1000;

    private static final Set<ValueShape> NUMBERS =
            EnumSet.of(ValueShape.INTEGER, ValueShape.NUMERIC, ValueShape.DOUBLE);
    private static final Set<ValueShape> TEXTS =
            EnumSet.of(ValueShape.DATE, ValueShape.TIMESTAMP, ValueShape.TIMESTAMPTZ, ValueShape.UUID);

    private final EnumSet<ValueShape> possible = EnumSet.allOf(ValueShape.class);
    private long values;
    private boolean wide;
    private int wholeDigits = 1;
    private int leastScale = Integer.MAX_VALUE;
    private int mostScale;

    /** @param typed whether its source distinguishes numbers and booleans from text, so that a text is never either */
    void add(ValueKind kind, String text, boolean typed) {
        values++;
        switch (kind) {
            case BOOLEAN -> possible.retainAll(EnumSet.of(ValueShape.BOOLEAN));
            case JSON -> possible.retainAll(EnumSet.of(ValueShape.JSONB));
            case NUMBER -> {
                if (typed) {
                    possible.retainAll(NUMBERS);
                }
            }
            default -> {
                if (typed) {
                    possible.retainAll(TEXTS);
                }
            }
        }
        if (possible.isEmpty()) {
            return;
        }
        possible.removeIf(shape -> !shape.takes(text));
        if (possible.contains(ValueShape.NUMERIC)) {
            measure(text);
        }
    }

    private void measure(String text) {
        int sign = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = (point < 0 ? text.length() : point) - sign;
        int scale = point < 0 ? 0 : text.length() - point - 1;
        wholeDigits = Math.max(wholeDigits, whole);
        leastScale = Math.min(leastScale, scale);
        mostScale = Math.max(mostScale, scale);
        wide |= scale == 0 && whole > 9 && !ValueShape.fits(new BigInteger(text), Integer.SIZE);
    }

    long values() {
        return values;
    }

    /** The narrowest type that holds all values; text where there is none, or no value. */
    String type() {
        if (values == 0 || possible.isEmpty()) {
            return "text";
        }
        return switch (possible.iterator().next()) {
            case BOOLEAN -> "boolean";
            case INTEGER -> wide ? "bigint" : "integer";
            case NUMERIC -> numeric();
            case DOUBLE -> "double precision";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case UUID -> "uuid";
            case JSONB -> "jsonb";
        };
    }

    /** If all values have the same number of decimals, the column gets that scale; otherwise each value keeps its own. */
    private String numeric() {
        boolean fixed = leastScale == mostScale && mostScale > 0 && wholeDigits + mostScale <= MOST_DIGITS;
        return fixed ? "numeric(" + (wholeDigits + mostScale) + "," + mostScale + ")" : "numeric";
    }
}
