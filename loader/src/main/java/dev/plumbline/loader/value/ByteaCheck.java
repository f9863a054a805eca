package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** The hexadecimal form of bytea; the older escape form is left to the server. */
record ByteaCheck() implements ValueCheck {

    @Override
    public String state(byte[] text, int from, int to) {
        return "22023";
    }

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        if (to - from < 2 || text[from] != '\\' || text[from + 1] != 'x') {
            return null;
        }
        int digits = 0;
        for (int i = from + 2; i < to; i++) {
            if (Character.digit(text[i], 16) >= 0) {
                digits++;
            } else if (!Spaces.is(text[i]) || digits % 2 != 0) {
                return ValueCheck.show(text, from, to) + " is not bytea in hexadecimal";
            }
        }
        return digits % 2 == 0 ? null : ValueCheck.show(text, from, to) + " has an odd number of hexadecimal digits";
    }
}
