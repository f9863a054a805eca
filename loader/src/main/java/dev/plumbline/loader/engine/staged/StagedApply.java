package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.table.ConstraintRebuild;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    /** @param before only rows with a smaller ordinal are applied */
    void run(List<StagedWork> works, long before) throws SQLException {
        for (StagedWork work : works) {
            work.stage().complete(work.key());
            lock.lock(work.work().target, work.work().mode == Mode.APPEND ? "row exclusive" : "share row exclusive");
            checkKeys(work);
        }
        List<StagedWork> deletedLast = new ArrayList<>();
        for (StagedWork work : works) {
            boolean first = work.work().mode == Mode.SYNC
                    && work.work().target.incoming().isEmpty();
            if (first) {
                deleteMissing(work);
            } else if (work.work().mode == Mode.SYNC) {
                deletedLast.add(work);
            }
            empty(work);
            apply(work, before);
        }
        Collections.reverse(deletedLast);
        for (StagedWork work : deletedLast) {
            deleteMissing(work);
        }
    }

    /** Only ever rolled back or, online, seen by nobody before the commit. */
    private void empty(StagedWork work) throws SQLException {
        TargetTable target = work.work().target;
        if (work.work().mode != Mode.REPLACE) {
            return;
        }
        if (settings.online() || target.obstacle().isPresent()) {
            work.work().deleted = session.runTheirs(target, "delete from " + LoadPlanner.only(target));
            return;
        }
        lock.lock(target, "access exclusive");
        new ConstraintRebuild(session, lock, counter).setIncomingAside(target);
        session.runTheirs(target, "truncate only " + target.sql());
    }

    /** A key that is NULL can not be compared; of rows with the same key the first one counts. */
    private void checkKeys(StagedWork work) throws SQLException {
        if (work.key().isEmpty()) {
            return;
        }
        counter.step("checking keys of " + work.table());
        String stage = work.stage().sql();
        for (String column : work.key()) {
            String nulls = Name.quote(column) + " is null";
            reject(
                    work,
                    nulls,
                    "select " + columns(Name.literal(column), "'is NULL, but it is a key'", "'23502'") + " from "
                            + stage + " s where " + nulls + " order by 1");
        }
        String key = Name.list(work.key());
        if (!session.truth("select exists (select from " + stage + " group by " + key + " having count(*) > 1)")) {
            return;
        }
        String values = work.key().stream().map(k -> "s." + Name.quote(k)).collect(Collectors.joining(" || ', ' || "));
        String reason = "'key (" + String.join(", ", work.key()).replace("'", "''") + ") = (' || concat("
                + values.replace(" || ", ", ") + ") || ') is in the input already, on line ' || s.\"plumbline first\"";
        String numbered = "(select *, row_number() over w as \"plumbline n\", first_value(" + StagingTable.LINE
                + ") over w as \"plumbline first\" from " + stage + " window w as (partition by " + key + " order by "
                + StagingTable.ROW + ")) s";
        String later = StagingTable.ROW + " in (select " + StagingTable.ROW + " from " + numbered
                + " where \"plumbline n\" > 1)";
        reject(
                work,
                later,
                "select " + columns(Name.literal(String.join(", ", work.key())), reason, "'23505'") + " from "
                        + numbered + " where \"plumbline n\" > 1 order by 1");
    }

    private static String columns(String column, String reason, String state) {
        return "s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE + ", " + column + ", "
                + reason + ", " + state + ", s." + StagingTable.ORIGINAL;
    }

    private void reject(StagedWork work, String which, String query) throws SQLException {
        List<Reject> bad = RowByRowApply.rejects(session, query, work.table());
        for (Reject reject : bad) {
            rejects.reject(reject);
        }
        if (!bad.isEmpty()) {
            session.run("delete from " + work.stage().sql() + " where " + which);
        }
    }

    private void apply(StagedWork work, long before) throws SQLException {
        counter.step("writing rows of " + work.table());
        long staged = session.number("select count(*) from " + work.stage().sql());
        if (staged == 0) { // without a row nobody has said which columns are filled
            return;
        }
        Savepoint start = session.connection().setSavepoint();
        RowByRowApply.Counts counts;
        try {
            counts = before == Long.MAX_VALUE ? whole(work) : rowByRow(work, before);
            session.connection().releaseSavepoint(start);
        } catch (SQLException e) {
            if (!careful || !RowErrors.blamesARow(e)) {
                throw e;
            }
            session.connection().rollback(start);
            counter.step("looking for bad rows of " + work.table());
            counts = rowByRow(work, before);
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

    private RowByRowApply.Counts rowByRow(StagedWork work, long before) throws SQLException {
        session.settleConstraints(List.of(work.work().target));
        var self = new SelfReferences(session, work, lock);
        return self.none() ? new RowByRowApply(session, work).run(before, rejects) : self.run(before, rejects);
    }

    private void deleteMissing(StagedWork work) throws SQLException {
        TargetTable target = work.work().target;
        String missing = work.sql().missing();
        boolean incomplete = settings.rejects() && rejects.count() > 0;
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
