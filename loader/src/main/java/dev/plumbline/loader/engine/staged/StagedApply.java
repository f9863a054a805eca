package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.table.ConstraintRebuild;
import dev.plumbline.loader.engine.table.KeyOrder;
import dev.plumbline.loader.engine.table.LateKeys;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The second half of a staged load: from the staging tables into the tables themselves. */
final class StagedApply {

    private final LoadSession session;
    private final LoadSettings settings;
    private final boolean careful;
    private final RejectSink rejects;
    private final TableLock lock;
    private final Counter counter;
    private long notDeleted;

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
    }

    /** Rows that sync would have deleted had none been rejected. */
    long notDeleted() {
        return notDeleted;
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
        boolean replacing = ordered.stream().anyMatch(w -> w.work().mode == Mode.REPLACE);
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
     * Keys that go round in a circle, or that emptying a table takes along, are set aside while rows go in; rows that then point
     * nowhere are bad, and everything is done again without them until none is left.
     */
    private void withoutOrphans(List<StagedWork> works, List<ForeignKey> late, boolean replacing) throws SQLException {
        while (true) {
            notDeleted = 0;
            Savepoint start = session.connection().setSavepoint();
            var aside = new ConstraintRebuild(session, lock, counter);
            var collected = new Collected(rejects);
            aside.setKeysAside(late);
            once(works, aside, collected);
            if (!settings.rejects()) { // only to name the bad rows: what points to one of them is none itself
                List<Reject> found =
                        collected.isEmpty() ? List.copyOf(orphans(works, aside).values()) : List.of();
                collected.handOn();
                found.forEach(rejects::reject);
                return;
            }
            if (!takeOrphans(works, aside, start)) {
                if (!replacing) { // which is done again the fast way
                    session.settleConstraints(
                            works.stream().map(w -> w.work().target).toList());
                    aside.foreignKeys();
                }
                collected.handOn();
                return;
            }
        }
    }

    private boolean takeOrphans(List<StagedWork> works, ConstraintRebuild aside, Savepoint start) throws SQLException {
        Map<Long, Reject> orphans = orphans(works, aside);
        if (orphans.isEmpty()) {
            return false;
        }
        session.connection().rollback(start);
        for (Reject orphan : orphans.values()) {
            rejects.reject(orphan);
            for (StagedWork work : works) {
                session.run(
                        "delete from " + work.stage().sql() + " where " + StagingTable.ROW + " = " + orphan.ordinal());
            }
        }
        return true;
    }

    /** The rows that point nowhere by one of the keys set aside, by their ordinals. */
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
                deleteMissing(work, sink);
            } else if (work.work().mode == Mode.SYNC) {
                deletedLast.add(work);
            }
            empty(work, aside);
            apply(work, sink);
        }
        Collections.reverse(deletedLast);
        for (StagedWork work : deletedLast) {
            deleteMissing(work, sink);
        }
    }

    /** Only ever rolled back or, online, seen by nobody before the commit. */
    private void empty(StagedWork work, ConstraintRebuild aside) throws SQLException {
        TargetTable target = work.work().target;
        if (work.work().mode != Mode.REPLACE) {
            return;
        }
        if (settings.online() || target.obstacle().isPresent()) {
            work.work().deleted = session.runTheirs(target, "delete from " + LoadPlanner.only(target));
            return;
        }
        lock.lock(target, "access exclusive");
        aside.setIncomingAside(target);
        session.runTheirs(target, "truncate only " + target.sql());
    }

    private void apply(StagedWork work, RejectSink sink) throws SQLException {
        counter.step("writing rows of " + work.table());
        long staged = session.number("select count(*) from " + work.stage().sql());
        if (staged == 0) { // without a row nobody has said which columns are filled
            return;
        }
        Savepoint start = session.connection().setSavepoint();
        RowByRowApply.Counts counts;
        try {
            counts = whole(work);
            session.connection().releaseSavepoint(start);
        } catch (SQLException e) {
            if (!careful || !RowErrors.blamesARow(e)) {
                throw e;
            }
            session.connection().rollback(start);
            counter.step("looking for bad rows of " + work.table());
            counts = rowByRow(work, sink);
            staged = session.number("select count(*) from " + work.stage().sql());
        }
        work.work().inserted = counts.inserted();
        work.work().updated = counts.updated();
        work.work().unchanged = work.work().mode.staged() ? staged - counts.inserted() - counts.updated() : 0;
        if (work.work().mode.staged() && work.work().target.fillsRows()) { // a trigger may have swallowed some
            work.work().unchanged -= session.reading(
                    work.work().target,
                    () -> session.number("select count(*) from " + work.stage().sql() + " s where "
                            + work.sql().absent()));
        }
    }

    private RowByRowApply.Counts whole(StagedWork work) throws SQLException {
        ApplySql sql = work.sql();
        Optional<String> update = sql.update("");
        boolean self = work.work().target.outgoing().stream().anyMatch(ForeignKey::self);
        long updated = 0;
        long inserted;
        if (update.isPresent() && self) { // rows that change may point to new ones, and the other way round
            List<Long> counts = session.numbersTheirs(work.work().target, sql.updateAndInsert(update.get()), 2);
            updated = counts.get(0);
            inserted = counts.get(1);
        } else {
            updated = update.isPresent() ? session.runTheirs(work.work().target, update.get()) : 0;
            inserted = session.runTheirs(work.work().target, sql.insert(""));
        }
        if (careful) { // a deferred complaint would come too late to be led back to a row
            session.settleConstraints(List.of(work.work().target));
        }
        return new RowByRowApply.Counts(inserted, updated);
    }

    private RowByRowApply.Counts rowByRow(StagedWork work, RejectSink sink) throws SQLException {
        session.settleConstraints(List.of(work.work().target));
        var self = new SelfReferences(session, work, lock);
        return self.none() ? new RowByRowApply(session, work).run(sink) : self.run(sink);
    }

    private void deleteMissing(StagedWork work, RejectSink sink) throws SQLException {
        TargetTable target = work.work().target;
        String missing = work.sql().missing();
        boolean incomplete = settings.rejects() && sink.count() > 0;
        if (incomplete) {
            notDeleted += session.reading(
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
                            + ", and sync would delete all that are there: say --allow-empty if that is wanted",
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
            String same = IntStream.range(0, fk.columns().size())
                    .mapToObj(i -> "r." + Name.quote(fk.columns().get(i)) + " "
                            + target.equality(fk.referencedColumns().get(i)) + " t."
                            + Name.quote(fk.referencedColumns().get(i)))
                    .collect(Collectors.joining(" and "));
            long rows = session.number("select count(*) from " + fk.table() + " r where exists (select from "
                    + LoadPlanner.only(target) + " t where " + same + " and " + missing + ")");
            if (rows > 0) {
                throw LoadException.usage("sync would delete rows of " + target.name() + " that " + rows + " rows of "
                        + fk.table() + " point to, and foreign key " + fk.name()
                        + " would change or delete those: say --allow-cascade if that is wanted; nothing was loaded");
            }
        }
    }
}
