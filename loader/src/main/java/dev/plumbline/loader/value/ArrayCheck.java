package dev.plumbline.loader.value;

import org.jspecify.annotations.Nullable;

/** A flat array without quotes is judged element by element; anything else that opens like an array is left to the server. */
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
            return ValueCheck.show(text, from, to) + " is not an array: wanted {…}";
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
            String problem = a == b || isNull(text, a, b) ? null : element.problem(text, a, b);
            if (problem != null) {
                return problem + " (element of an array)";
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
