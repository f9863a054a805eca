package dev.plumbline.database.output;

/** Colour by meaning, for output on a terminal. */
public enum Ink {
    NONE,
    COLOUR;

    private static final String END = "\u001b[0m";

    /** As it should be. */
    public String good(String text) {
        return in("\u001b[32m", text);
    }

    /** Worth a look. */
    public String doubtful(String text) {
        return in("\u001b[33m", text);
    }

    /** Not as it should be. */
    public String bad(String text) {
        return in("\u001b[31m", text);
    }

    /** What may be skipped. */
    public String faint(String text) {
        return in("\u001b[2m", text);
    }

    /** What is read first. */
    public String strong(String text) {
        return in("\u001b[1m", text);
    }

    private String in(String start, String text) {
        return this == NONE || text.isEmpty() ? text : start + text + END;
    }
}
