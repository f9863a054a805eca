package dev.plumbline.planner.query;

import java.util.Locale;

/** What a migration does to a statement, worst first. */
public enum QueryOutcome {
    /** It is planned before, and an error afterwards. */
    BROKEN,
    /** It costs much more, or reads the whole of a large table that it did not read whole before. */
    SLOWER,
    /** Another plan of about the same cost. */
    CHANGED,
    FASTER,
    UNCHANGED,
    /** It cannot be planned as it is. */
    UNPLANNED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
