package dev.plumbline.packs.vehicles.data;

import java.util.ArrayList;
import java.util.List;

/** A span of model years, both ends included. */
record Years(int first, int last) {
    static final Years ALL = new Years(1980, 2026);

    Years {
        if (first > last) {
            throw new IllegalArgumentException("years " + first + "-" + last + ": the first is after the last");
        }
    }

    /** Reads {@code 1984-1996}, {@code 2004} or {@code 1984-1996,2004}. */
    static List<Years> parse(String text) {
        List<Years> spans = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] ends = part.trim().split("-");
            spans.add(new Years(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])));
        }
        return List.copyOf(spans);
    }

    boolean has(int year) {
        return first <= year && year <= last;
    }

    boolean meets(Years other) {
        return first <= other.last && other.first <= last;
    }

    static boolean any(List<Years> spans, int year) {
        return spans.stream().anyMatch(span -> span.has(year));
    }

    static boolean anyMeets(List<Years> spans, Years other) {
        return spans.stream().anyMatch(span -> span.meets(other));
    }
}
