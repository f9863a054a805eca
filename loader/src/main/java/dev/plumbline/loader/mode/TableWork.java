package dev.plumbline.loader.mode;

import dev.plumbline.loader.target.Target;
import java.util.LinkedHashSet;
import java.util.Set;

/** One table of a load in progress: what is done to it and what has been counted. */
final class TableWork {

    final Target target;
    final Mode mode;
    Plan plan;
    final Set<String> filled = new LinkedHashSet<>();
    long inserted;
    long updated;
    long deleted;
    long unchanged;
    long bytes;

    TableWork(Target target, Plan plan, Mode mode) {
        this.target = target;
        this.plan = plan;
        this.mode = mode;
    }

    /** How the table is made ready for its rows. */
    enum Plan {
        /** Nothing is set aside: every key and index is kept up row by row. */
        AS_IT_STANDS,
        /** Emptied by TRUNCATE, indexes and own foreign keys stay. */
        TRUNCATE,
        /** Emptied by TRUNCATE; indexes and foreign keys are set aside and made once at the end. */
        REBUILD,
        /** Emptied by DELETE: readers keep seeing the old rows until the commit. */
        DELETE,
        /** The rows wait in a staging table until they are compared. */
        STAGED
    }
}
