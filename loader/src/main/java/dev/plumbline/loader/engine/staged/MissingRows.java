package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.List;

/** Deletes the rows that are missing from the input of a sync. */
final class MissingRows {

    private final LoadSession session;
    private final LoadSettings settings;
    private final Counter counter;
    private long kept;

    MissingRows(LoadSession session, LoadSettings settings, Counter counter) {
        this.session = session;
        this.settings = settings;
        this.counter = counter;
    }

    /** Those that would have been deleted had no row been rejected. */
    long kept() {
        return kept;
    }

    /** Everything is done again. */
    void restart() {
        kept = 0;
    }

    void delete(StagedWork work, RejectSink sink) throws SQLException {
        TargetTable target = work.work().target;
        String missing = work.sql().missing();
        boolean incomplete = settings.rejects() && sink.count() > 0;
        if (incomplete) {
            kept += session.reading(
                    target,
                    () -> session.number("select count(*) from " + LoadPlanner.only(target) + " t where " + missing));
            return;
        }
        if (!settings.allowEmpty()
                && session.truth(
                        "select not exists (select from " + work.stage().sql() + ")")
                && session.reading(
                        target, () -> session.truth("select exists (select from " + LoadPlanner.only(target) + ")"))) {
            throw LoadException.finding(
                    "the input holds no row for " + target.name()
                            + ", and sync would delete every row: add --allow-empty if that is intended",
                    null);
        }
        if (!settings.allowCascade()) {
            refuseCascades(target, missing);
        }
        counter.step("deleting missing rows of " + target.name());
        work.work().deleted = session.runTheirs(target, work.sql().deleteMissing());
    }

    private void refuseCascades(TargetTable target, String missing) throws SQLException {
        for (ForeignKey fk : target.incoming()) {
            if (!fk.changes()) {
                continue;
            }
            String same = fk.same("t", "r");
            long rows = session.numberOf(
                    List.of(fk.table(), target.sql()),
                    "select count(*) from " + fk.table() + " r where exists (select from " + LoadPlanner.only(target)
                            + " t where " + same + " and " + missing + ")");
            if (rows > 0) {
                throw LoadException.usage("sync would delete rows of " + target.name() + " that " + rows + " rows of "
                        + fk.table() + " point to, and foreign key " + fk.name()
                        + " would change or delete those: add --allow-cascade if that is intended; nothing was loaded");
            }
        }
    }
}
