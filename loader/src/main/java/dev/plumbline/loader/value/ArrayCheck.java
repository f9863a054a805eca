package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** A flat array without quotes is checked element by element; anything else that opens like an array is left to the server. */
record ArrayCheck(ValueCheck element) implements ValueCheck {

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Spaces.is(text[start])) {
            start++;
        }
        while (end > start && Spaces.is(text[end - 1])) {
            end--;
        }
        if (start == end || text[start] != '{' && text[start] != '[') {
            return ValueCheck.show(text, from, to) + " is not an array: expected {…}";
        }
        if (text[start] == '[') {
            return null;
        }
        if (text[end - 1] != '}') {
            return ValueCheck.show(text, from, to) + " is not an array: the closing brace is missing";
        }
        for (int i = start + 1; i < end - 1; i++) {
            if (text[i] == '{' || text[i] == '}' || text[i] == '"' || text[i] == '\\') {
                return null;
            }
        }
        return elements(text, start + 1, end - 1);
    }

    private @Nullable String elements(byte[] text, int from, int to) {
        int[] bad = badElement(text, from, to);
        return bad == null ? null : element.problem(text, bad[0], bad[1]) + " (element of an array)";
    }

    @Override
    public String state(byte[] text, int from, int to) {
        int open = from;
        while (open < to && text[open] != '{') {
            open++;
        }
        int close = to;
        while (close > open && text[close - 1] != '}') {
            close--;
        }
        int[] bad = close > open + 1 ? badElement(text, open + 1, close - 1) : null;
        return bad == null ? "22P02" : element.state(text, bad[0], bad[1]);
    }

    /** Where the first invalid element begins and ends. */
    private int @Nullable [] badElement(byte[] text, int from, int to) {
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i < to && text[i] != ',') {
                continue;
            }
            int a = begin;
            int b = i;
            while (a < b && Spaces.is(text[a])) {
                a++;
            }
            while (b > a && Spaces.is(text[b - 1])) {
                b--;
            }
            if (a < b && !isNull(text, a, b) && element.problem(text, a, b) != null) {
                return new int[] {a, b};
            }
            begin = i + 1;
        }
        return null;
    }

    private static boolean isNull(byte[] text, int a, int b) {
        return b - a == 4
                && (text[a] | 32) == 'n'
                && (text[a + 1] | 32) == 'u'
                && (text[a + 2] | 32) == 'l'
                && (text[a + 3] | 32) == 'l';
    }
}
