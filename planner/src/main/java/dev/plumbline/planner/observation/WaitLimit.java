package dev.plumbline.planner.observation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a file limits how long it waits for its first strong lock: {@code true}, {@code false}, or {@code long} for more than a minute. */
public final class WaitLimit {
    private static final Pattern SET = Pattern.compile(
            "(?:SET (?:SESSION |LOCAL )?LOCK_TIMEOUT ?(?:=|TO) ?|SELECT (?:PG_CATALOG\\.)?SET_CONFIG ?\\( ?'LOCK_TIMEOUT' ?, ?)"
                    + "'?(-?[0-9.]+|DEFAULT) ?([A-Z]*).*");

    private static final Map<String, Double> MILLISECONDS =
            Map.of("", 1.0, "US", 0.001, "MS", 1.0, "S", 1e3, "MIN", 6e4, "H", 3.6e6, "D", 8.64e7);
    private static final double LONG = 60_000;

    private WaitLimit() {}

    public static String of(ObservedFile file) {
        int first = file.locks().stream()
                .filter(lock -> lock.mode().compareTo(LockMode.SHARE) >= 0)
                .mapToInt(ObservedLock::statement)
                .min()
                .orElse(Integer.MAX_VALUE);
        String limited = "false";
        for (ObservedStatement one : file.statements()) {
            String words = one.facts().stream()
                    .filter(fact -> fact.kind().equals("statement"))
                    .map(fact -> fact.get("words"))
                    .findFirst()
                    .orElse("");
            if (one.number() < first && words.toUpperCase(Locale.ROOT).contains("LOCK_TIMEOUT")) {
                limited = limit(words);
            }
        }
        return limited;
    }

    /** A limit set in an unknown way counts as a limit. */
    private static String limit(String words) {
        Matcher set = SET.matcher(words);
        if (!set.matches()) {
            return Boolean.toString(!words.startsWith("RESET"));
        }
        if (set.group(1).equals("DEFAULT")) {
            return "false";
        }
        double wait = Double.parseDouble(set.group(1)) * MILLISECONDS.getOrDefault(set.group(2), 1.0);
        return wait <= 0 ? "false" : wait > LONG ? "long" : "true";
    }
}
