package dev.plumbline.loader.engine.staged;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.badrow.Collected;
import dev.plumbline.loader.engine.badrow.KeyCheck;
import dev.plumbline.loader.engine.badrow.Orphans;
import dev.plumbline.loader.engine.badrow.RowByRowApply;
import dev.plumbline.loader.engine.badrow.SelfReferences;
import dev.plumbline.loader.engine.online.OnlineReplace;
import dev.plumbline.loader.engine.stage.ApplySql;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.engine.table.ConstraintRebuild;
import dev.plumbline.loader.engine.table.KeyOrder;
import dev.plumbline.loader.engine.table.LateKeys;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The second half of a staged load: from the staging tables into the tables themselves. */
final class StagedApply {

    private final LoadSession session;
    private final LoadSettings settings;
    private final boolean careful;
    private final RejectSink rejects;
    private final TableLock lock;
    private final Counter counter;
    private final MissingRows missing;

    StagedApply(
            LoadSession session,
            LoadSettings settings,
            boolean careful,
            RejectSink rejects,
            TableLock lock,
            Counter counter) {
        this.session = session;
        this.settings = settings;
        this.careful = careful;
        this.rejects = rejects;
        this.lock = lock;
        this.counter = counter;
        missing = new MissingRows(session, settings, counter);
    }

    /** Rows that sync would have deleted had none been rejected. */
    long notDeleted() {
        return missing.kept();
    }

    void run(Collection<StagedWork> works) throws SQLException {
        List<StagedWork> ordered = ordered(works);
        var keys = new KeyCheck(session, rejects, counter);
        for (StagedWork work : ordered) {
            work.stage().complete(work.key());
            lock.lock(work.work().target, work.work().mode == Mode.APPEND ? "row exclusive" : "share row exclusive");
            keys.run(work);
        }
        List<ForeignKey> late =
                KeyOrder.late(ordered.stream().map(w -> w.work().target).toList());
        boolean replacing = ordered.stream()
                .anyMatch(w -> w.work().mode == Mode.REPLACE && !OnlineReplace.suits(w.work().target, settings));
        if (careful && (replacing || !late.isEmpty())) {
            withoutOrphans(ordered, late, replacing);
        } else if (late.isEmpty()) {
            once(ordered, new ConstraintRebuild(session, lock, counter), rejects);
        } else {
            deferring(ordered, late);
        }
    }

    private static List<StagedWork> ordered(Collection<StagedWork> works) {
        Map<TargetTable, StagedWork> byTarget = new LinkedHashMap<>();
        works.forEach(w -> byTarget.put(w.work().target, w));
        return KeyOrder.of(byTarget.keySet()).stream()
                .map(t -> Objects.requireNonNull(byTarget.get(t)))
                .toList();
    }

    private void deferring(List<StagedWork> works, List<ForeignKey> late) throws SQLException {
        var keys = new LateKeys(session, lock);
        for (StagedWork work : works) {
            keys.defer(
                    work.work().target,
                    work.work().target.outgoing().stream()
                            .filter(late::contains)
                            .toList());
        }
        once(works, new ConstraintRebuild(session, lock, counter), rejects);
        keys.restore();
    }

    /**
     * Circular keys, or those of tables that TRUNCATE cascades to, are dropped while rows go in; rows that then reference nothing are bad,
     * and everything is done again without them until none is left.
     */
    private void withoutOrphans(List<StagedWork> works, List<ForeignKey> late, boolean replacing) throws SQLException {
        while (true) {
            var collected = new Collected(rejects);
            // Where bad rows are only to be named, nothing is done again: a row that references a bad one is not bad
            // itself.
            Collection<Reject> orphans = Savepoints.keepingIf(
                    session.connection(),
                    open -> attempt(works, late, replacing, collected),
                    found -> found.isEmpty() || !settings.rejects());
            if (orphans.isEmpty() || !settings.rejects()) {
                collected.handOn();
                orphans.forEach(rejects::reject);
                return;
            }
            for (Reject orphan : orphans) {
                rejects.reject(orphan);
                takeOut(orphan, works);
            }
        }
    }

    /** The rows that reference nothing; if there are none, the keys are recreated. */
    private Collection<Reject> attempt(
            List<StagedWork> works, List<ForeignKey> late, boolean replacing, Collected collected) throws SQLException {
        missing.restart();
        var aside = new ConstraintRebuild(session, lock, counter);
        aside.setKeysAside(late);
        once(works, aside, collected);
        if (!settings.rejects()) {
            return collected.isEmpty() ? orphans(works, aside).values() : List.of();
        }
        Map<Long, Reject> orphans = orphans(works, aside);
        if (orphans.isEmpty() && !replacing) { // which is done again by the fast path
            session.settleConstraints(works.stream().map(w -> w.work().target).toList());
            aside.foreignKeys();
        }
        return orphans.values();
    }

    private void takeOut(Reject orphan, List<StagedWork> works) throws SQLException {
        for (StagedWork work : works) {
            session.run("delete from " + work.stage().sql() + " where " + StagingTable.ROW + " = " + orphan.ordinal());
        }
    }

    /** The ordinals of rows that reference nothing by one of the dropped keys. */
    private Map<Long, Reject> orphans(List<StagedWork> works, ConstraintRebuild aside) throws SQLException {
        var orphans = new TreeMap<Long, Reject>();
        for (StagedWork work : works) {
            for (ForeignKey fk : work.work().target.outgoing()) {
                if (aside.isAside(fk)) {
                    for (Reject one : Orphans.find(session, work, fk, "")) {
                        orphans.merge(one.ordinal(), one, (a, b) -> a.and(b.faults()));
                    }
                }
            }
        }
        return orphans;
    }

    private void once(List<StagedWork> works, ConstraintRebuild aside, RejectSink sink) throws SQLException {
        List<StagedWork> deletedLast = new ArrayList<>();
        for (StagedWork work : works) {
            boolean first = work.work().mode == Mode.SYNC
                    && work.work().target.incoming().isEmpty();
            if (first) {
                missing.delete(work, sink);
            } else if (work.work().mode == Mode.SYNC) {
                deletedLast.add(work);
            }
            empty(work, aside);
            apply(work, sink);
        }
        Collections.reverse(deletedLast);
        for (StagedWork work : deletedLast) {
            missing.delete(work, sink);
        }
    }

    /** Either rolled back in any case or, online, invisible to others before the commit. */
    private void empty(StagedWork work, ConstraintRebuild aside) throws SQLException {
        TargetTable target = work.work().target;
        if (work.work().mode != Mode.REPLACE || OnlineReplace.suits(target, settings)) {
            return;
        }
        if (settings.online() || target.obstacle().isPresent()) {
            work.work().deleted = deleteAll(target);
            return;
        }
        lock.lock(target, "access exclusive");
        aside.setIncomingAside(target);
        session.runTheirs(target, "truncate only " + target.sql());
    }

    private void apply(StagedWork staged, RejectSink sink) throws SQLException {
        TableWork work = staged.work();
        boolean online = OnlineReplace.suits(work.target, settings);
        counter.step("writing rows of " + staged.table());
        if (rows(staged) == 0) { // without a row it is unknown which columns are filled
            work.deleted = online ? deleteAll(work.target) : work.deleted;
            return;
        }
        FixedValues.require(session, staged);
        RowByRowApply.AppliedRows counts;
        try {
            counts = Savepoints.keeping(session.connection(), open -> online ? online(staged) : whole(staged));
        } catch (SQLException e) {
            if (!careful || !RowErrors.blamesARow(e)) {
                throw e;
            }
            counter.step("looking for bad rows of " + staged.table());
            work.deleted = online ? deleteAll(work.target) : work.deleted;
            work.unchanged = 0;
            counts = rowByRow(staged, sink);
        }
        work.inserted = counts.inserted();
        work.updated = counts.updated();
        if (work.mode.staged()) {
            work.unchanged = rows(staged) - counts.inserted() - counts.updated();
        }
        if (work.mode.staged() && work.target.fillsRows()) { // a trigger may have dropped some
            work.unchanged -= session.reading(
                    work.target,
                    () -> session.number("select count(*) from "
                            + staged.stage().sql() + " s where " + staged.sql().absent()));
        }
    }

    private long rows(StagedWork staged) throws SQLException {
        return session.number("select count(*) from " + staged.stage().sql());
    }

    private long deleteAll(TargetTable target) throws SQLException {
        return session.runTheirs(target, "delete from " + LoadPlanner.only(target));
    }

    private RowByRowApply.AppliedRows online(StagedWork staged) throws SQLException {
        TableWork work = staged.work();
        Optional<OnlineReplace.ReplacedRows> counts = new OnlineReplace(session, settings, lock, counter).run(staged);
        if (counts.isEmpty()) {
            work.deleted = deleteAll(work.target);
            return whole(staged);
        }
        work.deleted = counts.get().deleted();
        work.unchanged = counts.get().unchanged();
        if (careful) {
            session.settleConstraints(List.of(work.target));
        }
        return new RowByRowApply.AppliedRows(
                counts.get().inserted(), counts.get().updated());
    }

    private RowByRowApply.AppliedRows whole(StagedWork work) throws SQLException {
        ApplySql sql = work.sql();
        Optional<String> update = sql.update("");
        boolean self = work.work().target.outgoing().stream().anyMatch(ForeignKey::self);
        long updated = 0;
        long inserted;
        if (update.isPresent() && self) { // updated rows may reference inserted ones, and the other way round
            List<Long> counts = session.numbersTheirs(work.work().target, sql.updateAndInsert(update.get()), 2);
            updated = counts.get(0);
            inserted = counts.get(1);
        } else {
            updated = update.isPresent() ? session.runTheirs(work.work().target, update.get()) : 0;
            inserted = session.runTheirs(work.work().target, sql.insert(""));
        }
        if (careful) { // a deferred error would come too late to be traced to a row
            session.settleConstraints(List.of(work.work().target));
        }
        return new RowByRowApply.AppliedRows(inserted, updated);
    }

    private RowByRowApply.AppliedRows rowByRow(StagedWork work, RejectSink sink) throws SQLException {
        session.settleConstraints(List.of(work.work().target));
        var self = new SelfReferences(session, work, lock);
        return self.none() ? new RowByRowApply(session, work).run(sink) : self.run(sink);
    }
}
