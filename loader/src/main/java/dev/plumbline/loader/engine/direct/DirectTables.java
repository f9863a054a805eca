package dev.plumbline.loader.engine.direct;

import dev.plumbline.loader.engine.table.ConstraintRebuild;
import dev.plumbline.loader.engine.table.LateKeys;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.engine.table.SequenceAdvance;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.engine.table.TableWork.Plan;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a direct load: planned when first seen, prepared when their first rows come, restored at the end. */
final class DirectTables {

    private final LoadSession session;
    private final LoadSettings settings;
    private final Counter counter;
    private final LoadPlanner planner;
    private final TableLock lock;
    private final ConstraintRebuild rebuild;
    private final LateKeys lateKeys;
    private final boolean keysLast;
    private final SequenceAdvance sequences;
    private final Map<Long, TableWork> works = new LinkedHashMap<>();
    private final Deque<TableWork> unready = new ArrayDeque<>();

    DirectTables(
            LoadSession session,
            LoadSettings settings,
            long bytes,
            boolean keysLast,
            TableLock lock,
            Counter counter,
            LoadNotes notes) {
        this.session = session;
        this.settings = settings;
        this.counter = counter;
        this.keysLast = keysLast;
        this.lock = lock;
        planner = new LoadPlanner(session, settings, bytes, notes);
        rebuild = new ConstraintRebuild(session, lock, counter);
        lateKeys = new LateKeys(session, lock);
        sequences = new SequenceAdvance(session, notes);
    }

    Collection<TableWork> all() {
        return works.values();
    }

    /** A table that has been planned. */
    TableWork known(TargetTable target) {
        TableWork work = works.get(target.oid());
        if (work == null) {
            throw new IllegalStateException("rows of " + target.name() + " before it was opened");
        }
        return work;
    }

    /** The work on a table, which is planned when it is first seen. */
    TableWork work(TargetTable target) throws SQLException {
        TableWork known = works.get(target.oid());
        if (known != null) {
            return known;
        }
        counter.step("looking at " + target.name());
        lock.keepOtherLoadsOut(target);
        boolean holdsRows = planner.holdsRows(target);
        Mode mode = planner.mode(target, holdsRows);
        LoadPlanner.requireAddsOnly(target, mode);
        if (target.insertOnly().isPresent()) {
            throw LoadException.usage("rows come into " + target.name() + " by INSERT alone, because "
                    + target.insertOnly().get() + ": name it with --table; nothing was loaded");
        }
        Plan plan = planner.plan(target, mode, holdsRows);
        if (keysLast && mode == Mode.APPEND && target.incoming().stream().anyMatch(this::isLate)) {
            plan = Plan.AS_IT_STANDS; // a constraint with checks still pending cannot be dropped
        }
        var work = new TableWork(target, plan, mode);
        works.put(target.oid(), work);
        unready.add(work);
        return work;
    }

    private boolean isLate(ForeignKey incoming) {
        return works.values().stream()
                .anyMatch(
                        w -> w.target.sql().equals(Name.parse(incoming.table()).toSql()));
    }

    /** Only when the first rows have come, or all have: meanwhile the reading side goes on. */
    void makeReady() throws SQLException {
        while (!unready.isEmpty()) {
            TableWork work = unready.remove();
            makeReady(work);
            counter.step("loading " + work.target.name());
        }
    }

    private void makeReady(TableWork work) throws SQLException {
        TargetTable target = work.target;
        counter.step("making " + target.name() + " ready");
        lock.lock(target, lockMode(work.plan));
        if (work.mode == Mode.APPEND && work.plan == Plan.REBUILD && planner.holdsRows(target)) {
            keepRows(work);
        }
        if (settings.dryRun()) {
            sequences.protectSequences(target);
        }
        switch (work.plan) {
            case REBUILD -> {
                work.deleted = work.mode == Mode.REPLACE ? countOld(target) : 0;
                rebuild.setIncomingAside(target);
                rebuild.setOwnAside(target);
                session.runTheirs(target, "truncate only " + target.sql());
            }
            case TRUNCATE -> {
                work.deleted = countOld(target);
                rebuild.setIncomingAside(target);
                session.runTheirs(target, "truncate only " + target.sql());
            }
            case DELETE -> work.deleted = session.runTheirs(target, "delete from " + LoadPlanner.only(target));
            default -> {}
        }
        if (keysLast) {
            keysLast(work);
        }
    }

    /** Emptied tables have their foreign keys recreated; others keep them, as checking all their old rows again could take long. */
    private void keysLast(TableWork work) throws SQLException {
        List<ForeignKey> own = work.target.outgoing();
        // Where the owner's code is confined, no check can wait for the commit.
        if (work.target.runsAs().confined()
                || work.plan == Plan.TRUNCATE
                || work.plan == Plan.DELETE && !settings.online()) {
            rebuild.setKeysAside(own);
        }
        lateKeys.defer(
                work.target, own.stream().filter(fk -> !rebuild.isAside(fk)).toList());
    }

    /** Somebody filled the empty table before the lock was ours: it is now treated as a table with rows. */
    private void keepRows(TableWork work) throws SQLException {
        planner.mode(work.target, true);
        work.plan = planner.plan(work.target, work.mode, true);
    }

    private long countOld(TargetTable target) throws SQLException {
        return session.reading(target, () -> session.number("select count(*) from only " + target.sql()));
    }

    private static String lockMode(Plan plan) {
        return switch (plan) {
            case REBUILD, TRUNCATE -> "access exclusive";
            case DELETE -> "share row exclusive";
            default -> "row exclusive";
        };
    }

    /** Recreates keys and indexes; everything else that waits for the last row has been checked by now. */
    void rebuild() throws SQLException {
        rebuild.indexes();
        rebuild.foreignKeys();
        lateKeys.restore();
    }

    void advanceSequences() throws SQLException {
        for (TableWork work : works.values()) {
            sequences.advance(work);
        }
    }
}
