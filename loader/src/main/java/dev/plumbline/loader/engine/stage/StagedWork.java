package dev.plumbline.loader.engine.stage;

import dev.plumbline.loader.engine.table.TableWork;
import java.util.List;

/** One table of a staged load. */
public record StagedWork(TableWork work, StagingTable stage, List<String> key) {

    public String table() {
        return work.target.name().toString();
    }

    public ApplySql sql() {
        return new ApplySql(work.target, stage, work.filled, key);
    }
}
