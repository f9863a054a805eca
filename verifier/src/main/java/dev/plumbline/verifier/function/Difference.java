package dev.plumbline.verifier.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The first thing in which two answers to one key differ. */
record Difference(String what, String have, String want) {

    private static final String NOTHING = "nothing";

    /** The two must not be equal. */
    static Difference between(List<List<Object>> have, List<List<Object>> want) {
        if (new HashSet<>(have).size() < have.size() && new HashSet<>(want).size() == want.size()) {
            return new Difference("a row twice", twice(have), have.size() + " rows, all different");
        }
        int same = 0;
        while (same < have.size() && same < want.size() && have.get(same).equals(want.get(same))) {
            same++;
        }
        boolean onlyOrder = have.size() == want.size() && new HashSet<>(have).equals(new HashSet<>(want));
        String what = onlyOrder
                ? "order from row " + (same + 1)
                : have.size() < want.size()
                        ? "a row missing"
                        : have.size() > want.size() ? "a row too many" : "another row";
        return new Difference(what, at(have, same), at(want, same));
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
