package dev.plumbline.planner.observation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a statement did, with its details.
 *
 * @param kind what was done, such as {@code column.added}
 * @param values names are quoted where SQL requires it; what does not apply is absent
 */
public record Fact(String kind, Map<String, String> values) {

    public Fact {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Pairs of key and value; an empty value is left out. */
    public static Fact of(String kind, String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                values.put(pairs[i], pairs[i + 1]);
            }
        }
        return new Fact(kind, values);
    }

    public Fact with(String key, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Fact(kind, more);
    }

    /** Empty when the fact has no such detail. */
    public String get(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean is(String key) {
        return get(key).equals("true");
    }
}
