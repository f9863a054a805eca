package dev.plumbline.verifier.check;

import java.util.Locale;

/** How a check ended. {@link #FAIL}, {@link #ERROR} and {@link #INTERNAL} are findings: they decide the exit code. */
public enum Outcome {
    /** The promise holds. */
    PASS("✓"),
    /** Left out, with the reason: a right that the role lacks, or nothing of the kind in this database. */
    SKIPPED("–"),
    /** Broken only as a consequence of a finding that is reported already. */
    FOLLOWS("↳"),
    /** Worth attention, but no promise is broken. */
    WARN("!"),
    /** The promise is broken. */
    FAIL("✗"),
    /** The check itself could not be run, so nothing is known. */
    ERROR("?"),
    /** The check failed because of a bug in this program, so nothing is known. */
    INTERNAL("‼");

    private final String mark;

    Outcome(String mark) {
        this.mark = mark;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mark() {
        return mark;
    }

    public boolean isFinding() {
        return this == FAIL || this == ERROR || this == INTERNAL;
    }
}
