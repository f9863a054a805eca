package dev.plumbline.planner;

import java.util.Optional;

/**
 * What is to be planned.
 *
 * @param since plan only the files from this version on; those before are run without looking
 * @param changedSince plan only files that differ from this commit, branch or tag of git
 * @param calibrate measure how fast the target's own server works, in a temporary table
 */
public record PlanOptions(Optional<String> since, Optional<String> changedSince, boolean calibrate) {

    /** Rates as measured on the copy's server. */
    public PlanOptions(Optional<String> since, Optional<String> changedSince) {
        this(since, changedSince, false);
    }

    public static final PlanOptions DEFAULT = new PlanOptions(Optional.empty(), Optional.empty(), false);
}
