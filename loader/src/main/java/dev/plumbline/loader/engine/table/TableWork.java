package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.row.SilentTriggers;
import dev.plumbline.loader.target.TargetTable;
import java.util.LinkedHashSet;
import java.util.Set;

/** One table of a load in progress: how it is filled and what has been counted. */
public final class TableWork {

    public final TargetTable target;
    public final Mode mode;
    public Plan plan;
    public final Set<String> filled = new LinkedHashSet<>();
    public SilentTriggers silent = SilentTriggers.NONE;
    public long inserted;
    public long updated;
    public long deleted;
    public long unchanged;
    public long bytes;

    public TableWork(TargetTable target, Plan plan, Mode mode) {
        this.target = target;
        this.plan = plan;
        this.mode = mode;
    }

    /** How the table is prepared for its rows. */
    public enum Plan {
        /** Nothing is dropped: every key and index is maintained row by row. */
        AS_IT_STANDS,
        /** Emptied by TRUNCATE; indexes and own foreign keys stay. */
        TRUNCATE,
        /** Emptied by TRUNCATE; indexes and foreign keys are dropped and recreated once at the end. */
        REBUILD,
        /** Emptied by DELETE: readers keep seeing the old rows until the commit. */
        DELETE,
        /** The rows wait in a staging table until they are compared. */
        STAGED
    }
}
