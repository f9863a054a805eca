package dev.plumbline.planner;

import dev.plumbline.schema.migrate.MigrateOptions;
import java.util.Optional;

/**
 * What is to be planned.
 *
 * @param since plan only the files from this version on; earlier ones are only applied
 * @param changedSince plan only files that differ from this commit, branch or tag of git
 * @param calibrate measure how fast the target's own server works, in a temporary table
 * @param migrating the options of the migration, which determine what is pending
 * @param proveUndo try undo files also where the structure is large
 */
public record PlanOptions(
        Optional<String> since,
        Optional<String> changedSince,
        boolean calibrate,
        MigrateOptions migrating,
        boolean proveUndo) {

    /** Everything pending, with rates as measured on the copy's server. */
    public static final PlanOptions DEFAULT = before(MigrateOptions.DEFAULT);

    public PlanOptions(Optional<String> since, Optional<String> changedSince, boolean calibrate) {
        this(since, changedSince, calibrate, MigrateOptions.DEFAULT, false);
    }

    /** Rates as measured on the copy's server. */
    public PlanOptions(Optional<String> since, Optional<String> changedSince) {
        this(since, changedSince, false);
    }

    /** What a run with these options would apply. */
    public static PlanOptions before(MigrateOptions run) {
        return new PlanOptions(Optional.empty(), Optional.empty(), false, run, false);
    }
}
