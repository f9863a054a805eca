package dev.plumbline.schema.migrate.history;

import java.util.Locale;

/** Where a migration stands between its file and the history. */
public enum State {
    PENDING,
    /** A repeatable file that was changed since it was applied. */
    OUTDATED,
    /** An earlier run of a repeatable file. */
    SUPERSEDED,
    APPLIED,
    /** Older than what was applied before it. */
    APPLIED_OUT_OF_ORDER,
    UNDONE,
    FAILED,
    BASELINE,
    /** Not applied and older than the newest that is. */
    IGNORED,
    ABOVE_TARGET,
    /** A baseline stands for it, or its settings say that it is not run. */
    COVERED,
    /** Applied, and the file is gone. */
    MISSING,
    /** Applied, the file is gone, and no file that is there is newer. */
    MISSING_NEWEST,
    MISSING_FAILED;

    /** In the words of the history. */
    public String word() {
        return switch (this) {
            case APPLIED, APPLIED_OUT_OF_ORDER -> "applied";
            case MISSING, MISSING_NEWEST -> "missing";
            case FAILED, MISSING_FAILED -> "failed";
            case ABOVE_TARGET, COVERED -> "left out";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    public boolean isApplied() {
        return switch (this) {
            case PENDING, IGNORED, ABOVE_TARGET, COVERED -> false;
            default -> true;
        };
    }
}
