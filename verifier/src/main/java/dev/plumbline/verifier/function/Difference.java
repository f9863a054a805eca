package dev.plumbline.verifier.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The first difference between two answers for one key. */
record Difference(String what, String actual, String expected) {

    private static final String NOTHING = "nothing";

    /** The two must not be equal. */
    static Difference between(List<List<Object>> actual, List<List<Object>> expected) {
        if (new HashSet<>(actual).size() < actual.size() && new HashSet<>(expected).size() == expected.size()) {
            return new Difference("a row twice", twice(actual), actual.size() + " rows, all different");
        }
        int same = 0;
        while (same < actual.size()
                && same < expected.size()
                && actual.get(same).equals(expected.get(same))) {
            same++;
        }
        boolean onlyOrder = actual.size() == expected.size() && new HashSet<>(actual).equals(new HashSet<>(expected));
        String what = onlyOrder
                ? "order from row " + (same + 1)
                : actual.size() < expected.size()
                        ? "a row missing"
                        : actual.size() > expected.size() ? "a row too many" : "another row";
        return new Difference(what, at(actual, same), at(expected, same));
    }

    private static String twice(List<List<Object>> rows) {
        HashSet<List<Object>> seen = new HashSet<>();
        return rows.stream()
                .filter(row -> !seen.add(row))
                .findFirst()
                .map(Difference::text)
                .orElse(NOTHING);
    }

    private static String at(List<List<Object>> rows, int index) {
        return index < rows.size() ? text(rows.get(index)) : NOTHING;
    }

    static String text(List<Object> row) {
        List<String> values = new ArrayList<>();
        row.forEach(value -> values.add(value instanceof String ? "'" + value + "'" : String.valueOf(value)));
        return String.join(", ", values);
    }
}
