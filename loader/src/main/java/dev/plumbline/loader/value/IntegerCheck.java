package dev.plumbline.loader.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers with their range; hexadecimal and underscores (PostgreSQL 16) are left to the server. */
record IntegerCheck(String type, long smallest, long largest) implements ValueCheck {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        int i = from;
        int end = to;
        while (i < end && Spaces.is(text[i])) {
            i++;
        }
        while (end > i && Spaces.is(text[end - 1])) {
            end--;
        }
        boolean negative = i < end && text[i] == '-';
        if (i < end && (text[i] == '-' || text[i] == '+')) {
            i++;
        }
        if (i == end) {
            return ValueCheck.show(text, from, to) + " is not " + type;
        }
        long value = 0; // kept negative: the smallest long has no positive twin
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return otherForm(text, from, to);
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return outside(text, from, to);
            }
            value = value * 10 - digit;
        }
        boolean fits = negative ? value >= smallest : value >= -largest;
        return fits ? null : outside(text, from, to);
    }

    @Override
    public String state(byte[] text, int from, int to) {
        String number = new String(text, from, to - from, StandardCharsets.UTF_8).strip();
        return WHOLE.matcher(number).matches() ? "22003" : "22P02";
    }

    private @Nullable String otherForm(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = text[i];
            boolean possible = c == '_'
                    || c >= '0' && c <= '9'
                    || (c | 32) >= 'a' && (c | 32) <= 'f'
                    || (c | 32) == 'x'
                    || (c | 32) == 'o'
                    || c == '-'
                    || c == '+'
                    || Spaces.is(c);
            if (!possible) {
                return ValueCheck.show(text, from, to) + " is not " + type;
            }
        }
        boolean marked = false;
        for (int i = from; i < to - 1; i++) {
            marked |= text[i + 1] == '_' || text[i] == '0' && (text[i + 1] | 32) >= 'b' && (text[i + 1] | 32) <= 'x';
        }
        return marked ? null : ValueCheck.show(text, from, to) + " is not " + type;
    }

    private String outside(byte[] text, int from, int to) {
        return ValueCheck.show(text, from, to) + " is out of range for " + type + " (" + smallest + " to " + largest
                + ")";
    }
}
