package dev.plumbline.planner.rule;

import java.util.Locale;

/** How much a finding weighs, worst last. */
public enum Severity {
    /** Worth knowing; a plan is safe with it. */
    ADVICE,
    /** Fine if somebody takes care. */
    CARE,
    /** Blocks or breaks others, or fails. */
    DANGEROUS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
