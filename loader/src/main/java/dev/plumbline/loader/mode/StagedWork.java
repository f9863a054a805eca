package dev.plumbline.loader.mode;

import java.util.List;

/** One table of a staged load. */
record StagedWork(TableWork work, Stage stage, List<String> key) {

    String table() {
        return work.target.name().toString();
    }

    ApplySql sql() {
        return new ApplySql(work.target, stage, work.filled, key);
    }
}
