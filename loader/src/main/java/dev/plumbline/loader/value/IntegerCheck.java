package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** Whole numbers with their range; hexadecimal and underscores (PostgreSQL 16) are left to the server. */
record IntegerCheck(String type, long smallest, long largest) implements ValueCheck {

    private enum Judgement {
        POSSIBLE,
        NO_NUMBER,
        OUT_OF_RANGE
    }

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        return switch (judge(text, from, to)) {
            case POSSIBLE -> null;
            case NO_NUMBER -> ValueCheck.show(text, from, to) + " is not " + type;
            case OUT_OF_RANGE ->
                ValueCheck.show(text, from, to) + " is out of range for " + type + " (" + smallest + " to " + largest
                        + ")";
        };
    }

    @Override
    public String state(byte[] text, int from, int to) {
        return judge(text, from, to) == Judgement.OUT_OF_RANGE ? "22003" : "22P02";
    }

    private Judgement judge(byte[] text, int from, int to) {
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
            return Judgement.NO_NUMBER;
        }
        long value = 0; // kept negative: the smallest long has no positive counterpart
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return hasOtherForm(text, from, to) ? Judgement.POSSIBLE : Judgement.NO_NUMBER;
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return Judgement.OUT_OF_RANGE;
            }
            value = value * 10 - digit;
        }
        return (negative ? value >= smallest : value >= -largest) ? Judgement.POSSIBLE : Judgement.OUT_OF_RANGE;
    }

    private static boolean hasOtherForm(byte[] text, int from, int to) {
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
                return false;
            }
        }
        boolean marked = false;
        for (int i = from; i < to - 1; i++) {
            marked |= text[i + 1] == '_' || text[i] == '0' && (text[i + 1] | 32) >= 'b' && (text[i + 1] | 32) <= 'x';
        }
        return marked;
    }
}
