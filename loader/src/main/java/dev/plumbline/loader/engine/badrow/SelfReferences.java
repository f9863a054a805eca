package dev.plumbline.loader.engine.badrow;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.engine.table.KeyMaking;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Row by row, a row that references a later row of its own table would look bad. So such keys are dropped while rows go in one by one;
 * rows that then reference nothing are bad, and everything is done again without them until none is left.
 */
public final class SelfReferences {

    private final LoadSession session;
    private final StagedWork work;
    private final TableLock lock;

    public SelfReferences(LoadSession session, StagedWork work, TableLock lock) {
        this.session = session;
        this.work = work;
        this.lock = lock;
    }

    private List<ForeignKey> keys() {
        return work.work().target.outgoing().stream()
                .filter(fk -> fk.self() && fk.obstacle().isEmpty())
                .toList();
    }

    private record Attempt(RowByRowApply.AppliedRows counts, Collected rejected, List<Reject> orphans) {
        boolean isGood() {
            return orphans.isEmpty();
        }
    }

    private Attempt attempt(RejectSink rejects) throws SQLException {
        for (ForeignKey fk : keys()) {
            session.run(fk.dropSql());
        }
        var collected = new Collected(rejects);
        RowByRowApply.AppliedRows counts = new RowByRowApply(session, work).run(collected);
        List<Reject> orphans = new ArrayList<>();
        for (ForeignKey fk : keys()) {
            orphans.addAll(Orphans.find(session, work, fk, ""));
        }
        if (orphans.isEmpty()) {
            var making = new KeyMaking(session);
            for (ForeignKey fk : keys()) {
                making.make(fk);
            }
            making.end();
        }
        return new Attempt(counts, collected, orphans);
    }

    public boolean none() {
        return keys().isEmpty();
    }

    public RowByRowApply.AppliedRows run(RejectSink rejects) throws SQLException {
        lock.lock(work.work().target, "access exclusive");
        while (true) {
            Attempt attempt = Savepoints.keepingIf(session.connection(), open -> attempt(rejects), Attempt::isGood);
            if (attempt.isGood()) {
                attempt.rejected().handOn();
                return attempt.counts();
            }
            for (Reject orphan : attempt.orphans()) {
                rejects.reject(orphan);
                session.run(
                        "delete from " + work.stage().sql() + " where " + StagingTable.ROW + " = " + orphan.ordinal());
            }
        }
    }
}
