package dev.plumbline.packs.vehicles.data;

import java.util.List;

/**
 * An engine family as it is spoken of ({@code V6 3.5L Twin-Turbo Hybrid}) and the years it was sold in. The power of
 * its variants is derived from the displacement, the breathing, the fuel and the time.
 */
record EngineFamily(String name, List<Years> years) {
    private static final int[] TIMES = {1980, 1990, 2000, 2010, 2026};
    private static final int[] PLAIN = {42, 52, 66, 76, 84};
    private static final int[] BOOSTED = {68, 80, 90, 108, 126};
    private static final int[] LARGE = {29, 36, 52, 68, 78};
    private static final int[] LARGE_BOOSTED = {52, 60, 72, 104, 120};
    private static final int[] DIESEL = {28, 33, 40, 46, 50};
    private static final int[] TURBO_DIESEL = {36, 42, 52, 64, 74};

    EngineFamily {
        years = List.copyOf(years);
    }

    /** Reads {@code V8 5.0L} or {@code V8 5.0L@2011-2026}. */
    static EngineFamily parse(String text, List<Years> otherwise) {
        int at = text.indexOf('@');
        return at < 0
                ? new EngineFamily(text.trim(), otherwise)
                : new EngineFamily(
                        text.substring(0, at).trim(),
                        Years.parse(text.substring(at + 1).replace('+', ',')));
    }

    boolean boosted() {
        return name.contains("Turbo") || name.contains("Supercharged");
    }

    boolean diesel() {
        return name.contains("Diesel");
    }

    /** Horsepower usual for this family in a year and a segment. */
    int power(int year, Segment segment) {
        int power = tenthsOfLitres() * at(curve(segment), year) * (diesel() ? 100 : segment.power) / 1000;
        return name.startsWith("R") ? power * 2 : power;
    }

    /** Horsepower per litre through the years. Large engines of everyday models were built for pull. */
    private int[] curve(Segment segment) {
        if (diesel()) {
            return boosted() ? TURBO_DIESEL : DIESEL;
        }
        if (boosted()) {
            return tenthsOfLitres() >= 30 ? LARGE_BOOSTED : BOOSTED;
        }
        return tenthsOfLitres() >= 38 && segment.power < 105 ? LARGE : PLAIN;
    }

    /** Twisting force for a power, in lb-ft. */
    int torque(int power) {
        return power * (diesel() ? 190 : boosted() ? 108 : 94) / 100;
    }

    private int tenthsOfLitres() {
        int litre = name.indexOf('L', 2);
        int blank = name.lastIndexOf(' ', litre);
        return Integer.parseInt(name.substring(blank + 1, litre).replace(".", ""));
    }

    private static int at(int[] curve, int year) {
        int i = 1;
        while (i < TIMES.length - 1 && TIMES[i] < year) {
            i++;
        }
        int span = TIMES[i] - TIMES[i - 1];
        return curve[i - 1] + (curve[i] - curve[i - 1]) * (year - TIMES[i - 1]) / span;
    }
}
