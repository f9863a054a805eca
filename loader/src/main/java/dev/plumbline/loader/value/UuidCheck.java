package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** 32 hexadecimal digits, a hyphen allowed after every four, braces allowed around. */
record UuidCheck() implements ValueCheck {

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        int i = from;
        int end = to;
        if (i < end && text[i] == '{') {
            if (text[end - 1] != '}') {
                return wrong(text, from, to);
            }
            i++;
            end--;
        }
        int digits = 0;
        for (; i < end; i++) {
            byte c = text[i];
            boolean hyphen = c == '-' && digits % 4 == 0 && digits > 0 && digits < 32 && text[i - 1] != '-';
            if (!hyphen && Character.digit(c, 16) < 0) {
                return wrong(text, from, to);
            }
            digits += hyphen ? 0 : 1;
        }
        return digits == 32 ? null : wrong(text, from, to);
    }

    private static String wrong(byte[] text, int from, int to) {
        return ValueCheck.show(text, from, to) + " is not a uuid";
    }
}
