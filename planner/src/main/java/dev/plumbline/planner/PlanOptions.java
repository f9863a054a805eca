package dev.plumbline.planner;

import java.util.Optional;

/**
 * What is to be planned.
 *
 * @param since plan only the files from this version on; those before are run without looking
 * @param changedSince plan only files that differ from this commit, branch or tag of git
 */
public record PlanOptions(Optional<String> since, Optional<String> changedSince) {

    public static final PlanOptions DEFAULT = new PlanOptions(Optional.empty(), Optional.empty());
}
