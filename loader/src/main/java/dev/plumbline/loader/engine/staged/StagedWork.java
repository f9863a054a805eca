package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.engine.table.TableWork;
import java.util.List;

/** One table of a staged load. */
record StagedWork(TableWork work, StagingTable stage, List<String> key) {

    String table() {
        return work.target.name().toString();
    }

    ApplySql sql() {
        return new ApplySql(work.target, stage, work.filled, key);
    }
}
