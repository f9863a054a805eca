package dev.plumbline.loader.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decimal and floating numbers; NaN, infinities and the newer notations are left to the server. */
record NumberCheck(int precision, int scale) implements ValueCheck {

    /** {@code numeric(precision, scale)} from its type modifier. */
    static NumberCheck numeric(int modifier) {
        if (modifier < 4) {
            return new NumberCheck(0, 0);
        }
        int packed = modifier - 4;
        return new NumberCheck(packed >> 16 & 0xffff, ((packed & 0x7ff) ^ 1024) - 1024);
    }

    static NumberCheck floating() {
        return new NumberCheck(0, 0);
    }

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        int whole = 0;
        int digits = 0;
        int i = from;
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            i++;
        }
        for (; i < to && text[i] >= '0' && text[i] <= '9'; i++) {
            digits++;
            whole += whole > 0 || text[i] != '0' ? 1 : 0;
        }
        if (i < to && text[i] == '.') {
            for (i++; i < to && text[i] >= '0' && text[i] <= '9'; i++) {
                digits++;
            }
        }
        if (i < to || digits == 0) {
            return otherForm(text, from, to);
        }
        return precision == 0 || whole < precision - scale ? null : fits(text, from, to);
    }

    @Override
    public String state(byte[] text, int from, int to) {
        return otherForm(text, from, to) == null ? "22003" : "22P02";
    }

    private @Nullable String fits(byte[] text, int from, int to) {
        var value = new BigDecimal(new String(text, from, to - from, StandardCharsets.US_ASCII));
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.signum() == 0 || rounded.precision() - rounded.scale() <= precision - scale) {
            return null;
        }
        return ValueCheck.show(text, from, to) + " does not fit numeric(" + precision + "," + scale + "): at most "
                + (precision - scale) + " digits before the decimal point";
    }

    /** Only a character that no notation of a number contains is certainly wrong. */
    private static @Nullable String otherForm(byte[] text, int from, int to) {
        boolean any = false;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            int lower = c | 32;
            boolean letter = "abcdefinoptxy".indexOf(lower) >= 0 && c > '9';
            if (!letter && !(c >= '0' && c <= '9') && "+-._".indexOf(c) < 0 && !Spaces.is(c)) {
                return ValueCheck.show(text, from, to) + " is not a number";
            }
            any |= !Spaces.is(c);
        }
        return any ? null : ValueCheck.show(text, from, to) + " is not a number";
    }
}
