package dev.plumbline.verifier.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The families of checks, in the order they run and are reported. */
public enum Family {
    CONTRACT("the catalogue against migrations and types"),
    DATA("promises about the rows"),
    FUNCTIONS("functions against an independent formulation"),
    PLANS("indexes used, work within budget"),
    LATENCY("look-ups measured against their budget"),
    HEALTH("indexes, constraints, sizes, statistics");

    private final String about;

    Family(String about) {
        this.about = about;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A few plain words for reports. */
    public String about() {
        return about;
    }

    /**
     * Reads a comma-separated list such as {@code data,plans}.
     *
     * @throws IllegalArgumentException naming the word that is no family and those that are
     */
    public static Set<Family> parse(String list) {
        Set<Family> chosen = EnumSet.noneOf(Family.class);
        for (String word : list.split(",", -1)) {
            String wanted = word.strip();
            chosen.add(Arrays.stream(values())
                    .filter(family -> family.id().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "family '" + wanted + "' not known, expected some of " + ids())));
        }
        return chosen;
    }

    private static String ids() {
        return Arrays.stream(values()).map(Family::id).collect(Collectors.joining(", "));
    }
}
