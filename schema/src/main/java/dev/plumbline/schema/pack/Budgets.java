package dev.plumbline.schema.pack;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How slow a pack's lookups may be.
 *
 * @param p99 server time that 99 of 100 calls stay under
 * @param functions budgets of single functions, where they differ
 */
public record Budgets(Duration p99, SortedMap<String, Duration> functions) {
    /** The promise to users of any pack that does not state its own. */
    public static final Budgets DEFAULT = new Budgets(Duration.ofMillis(50), new TreeMap<>());

    public Budgets {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    }

    public Duration of(String function) {
        return ((Map<String, Duration>) functions).getOrDefault(function, p99);
    }
}
