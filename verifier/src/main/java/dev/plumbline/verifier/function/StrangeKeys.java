package dev.plumbline.verifier.function;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys derived from real ones that hardly exist: one argument at a time in another case, with quotes and blanks, out of range, empty,
 * null. A few may exist after all: the answer is then compared like any other.
 */
final class StrangeKeys {

    private StrangeKeys() {}

    static Set<List<@Nullable Object>> of(List<List<Object>> real) {
        Set<List<@Nullable Object>> strange = new LinkedHashSet<>();
        for (List<Object> key : real) {
            strange.add(new ArrayList<>(key));
            for (int i = 0; i < key.size(); i++) {
                for (Object other : variants(key.get(i))) {
                    List<@Nullable Object> changed = new ArrayList<>(key);
                    changed.set(i, other);
                    strange.add(changed);
                }
                List<@Nullable Object> without = new ArrayList<>(key);
                without.set(i, null);
                strange.add(without);
            }
        }
        return strange;
    }

    private static List<Object> variants(Object value) {
        if (value instanceof String text) {
            return List.of(
                    text.toUpperCase(Locale.ROOT),
                    text.toLowerCase(Locale.ROOT),
                    text + " ",
                    " " + text,
                    text + "'",
                    "'" + text + "'",
                    "\"" + text + "\"",
                    text + "\\",
                    text + "; --",
                    "' or '1'='1",
                    "%",
                    "_".repeat(Math.max(1, text.length())),
                    "",
                    "null",
                    "Ünïcode \uD83D\uDE97",
                    "x".repeat(2_000));
        }
        if (value instanceof Integer number) {
            return List.of(0, -1, number + 1_000, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        if (value instanceof Long number) {
            return List.of(0L, -1L, number + 1_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        return List.of();
    }
}
