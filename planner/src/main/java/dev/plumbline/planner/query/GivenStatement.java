package dev.plumbline.planner.query;

import java.util.OptionalDouble;

/**
 * A statement somebody runs.
 *
 * @param origin where it was found, for people
 * @param user who runs it; empty when that is not known
 */
public record GivenStatement(
        String text, String origin, String user, OptionalDouble callsADay, OptionalDouble milliseconds) {

    public static GivenStatement of(String text, String origin) {
        return new GivenStatement(text, origin, "", OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** On one line. */
    public String shortened() {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 197) + "…" : line;
    }
}
