package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** The length of a text in characters; spaces beyond it are cut off by the server and so do not count. */
record LengthCheck(int limit, String type) implements ValueCheck {

    static ValueCheck of(int modifier, String type) {
        return modifier < 4 ? NONE : new LengthCheck(modifier - 4, type);
    }

    @Override
    public String state(byte[] text, int from, int to) {
        return "22001";
    }

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        if (to - from <= limit) {
            return null;
        }
        int characters = 0;
        int lastSolid = 0;
        for (int i = from; i < to; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                characters++;
                lastSolid = text[i] == ' ' ? lastSolid : characters;
            }
        }
        return lastSolid <= limit
                ? null
                : ValueCheck.show(text, from, to) + " has " + characters + " characters, " + type + "(" + limit
                        + ") holds " + limit;
    }
}
