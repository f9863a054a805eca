package dev.plumbline.loader.engine.direct;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyStream;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Layouts;
import dev.plumbline.loader.engine.table.ConstraintRebuild;
import dev.plumbline.loader.engine.table.DumpTriggers;
import dev.plumbline.loader.engine.table.LateKeys;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.engine.table.SequenceAdvance;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.engine.table.TableWork.Plan;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.session.BlockSettings;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableRule;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Append and replace by COPY straight into the tables. One transaction, begun and ended by the caller. */
public final class DirectRun implements RowSink, AutoCloseable {

    /** Below this building indexes is over too soon for sorting to save time. */
    private static final long SORTED_FROM_BYTES = 8L * 1024 * 1024;

    private final LoadSession session;
    private final LoadSettings settings;
    private final Counter counter;
    private final TargetLookup tables;
    private final LoadPlanner planner;
    private final TableLock lock;
    private final ConstraintRebuild rebuild;
    private final LateKeys lateKeys;
    private final boolean keysLast;
    private final SequenceAdvance sequences;
    private final CopyStream stream;
    private final BlockSettings blockSettings;
    private final DumpTriggers triggers;
    private final LoadNotes notes;
    private final Map<Long, TableWork> works = new LinkedHashMap<>();
    private final Deque<TableWork> unready = new ArrayDeque<>();
    private final Map<Layout, String> statements = new IdentityHashMap<>();
    private final Map<Layout, Boolean> sortable = new IdentityHashMap<>();
    private final long bytes;
    private final boolean mayCompare;
    private @Nullable SortedCopy sorting;
    private @Nullable TableWork copying;

    /**
     * @param mayCompare whether rows may be sorted: their lines are then found by reading the input again
     * @param keysLast whether foreign keys are looked at when all rows are in, so that rows may come in any order
     */
    public DirectRun(
            LoadSession session,
            LoadSettings settings,
            long bytes,
            boolean mayCompare,
            boolean keysLast,
            Counter counter,
            LoadNotes notes)
            throws SQLException {
        this.mayCompare = mayCompare && (bytes < 0 || bytes >= SORTED_FROM_BYTES);
        this.bytes = bytes;
        this.session = session;
        this.settings = settings;
        this.counter = counter;
        this.notes = notes;
        planner = new LoadPlanner(session, settings, bytes, notes);
        lock = new TableLock(session, settings.lockWait(), counter);
        tables = new TargetLookup(session, lock);
        rebuild = new ConstraintRebuild(session, lock, counter);
        lateKeys = new LateKeys(session, lock);
        this.keysLast = keysLast;
        sequences = new SequenceAdvance(session, notes);
        stream = new CopyStream(session.connection());
        blockSettings = new BlockSettings(session);
        triggers = new DumpTriggers(session, lock, notes);
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        endOfLayout();
        // A feed without a single row still empties its table in replace mode, so it is known here already.
        return tables.of(feed).isPresent() ? work(tables.of(feed).get()).target.columnNames() : List.of();
    }

    @Override
    public Layout open(Feed feed, RowBlock block) throws SQLException {
        endOfLayout();
        TableWork work = work(tables.of(feed, block));
        Layout layout = Layouts.of(block, work.target, false, false);
        work.filled.addAll(layout.filled());
        notePassedOver(layout);
        List<TableRule> passed = work.target.rulesOn(Event.INSERT);
        if (!passed.isEmpty()) {
            notes.add("rules of " + work.target.name() + " (" + LoadPlanner.names(passed)
                    + ") were passed over, as COPY does");
        }
        return layout;
    }

    private void notePassedOver(Layout layout) {
        for (int i = 0; i < layout.columns().size(); i++) {
            if (layout.ignored().get(i) && layout.columns().get(i).generated()) {
                notes.add("column " + layout.columns().get(i).name() + " of "
                        + layout.target().name() + " is generated: its values in the input are not used");
            }
        }
    }

    private TableWork work(TargetTable target) throws SQLException {
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
            plan = Plan.AS_IT_STANDS; // what is still to be looked at cannot be set aside
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

    /** Only when the first rows have come, or all have: the reading side goes on meanwhile. */
    private void makeReady() throws SQLException {
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

    /** Emptied tables have their keys made anew; others keep them, as looking at all their old rows again could take long. */
    private void keysLast(TableWork work) throws SQLException {
        List<ForeignKey> own = work.target.outgoing();
        if (work.plan == Plan.TRUNCATE || work.plan == Plan.DELETE && !settings.online()) {
            rebuild.setKeysAside(own);
        }
        lateKeys.defer(
                work.target, own.stream().filter(fk -> !rebuild.isAside(fk)).toList());
    }

    /** Somebody filled the empty table before it was ours: what goes for a table with rows goes for it now. */
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

    @Override
    public void accept(CopyBatch batch) throws SQLException {
        TableWork work = works.get(batch.layout().target().oid());
        if (work == null) {
            throw new IllegalStateException("rows of " + batch.layout().target().name() + " before it was opened");
        }
        makeReady();
        if (blockSettings.differ(batch.layout().block())) {
            endOfLayout();
            blockSettings.make(batch.layout().block());
        }
        if (triggers.differ(batch.layout())) {
            endOfLayout();
            triggers.make(work.target, batch.layout().block().silent());
        }
        work.bytes += batch.length();
        work.inserted += batch.rows();
        List<String> filled = batch.layout().filled();
        if (filled.isEmpty()) {
            endOfLayout();
            for (int i = 0; i < batch.rows(); i++) {
                session.runTheirs(work.target, "insert into " + work.target.sql() + " default values");
            }
            return;
        }
        if (sorted(work, batch)) {
            return;
        }
        String sql = statements.computeIfAbsent(
                batch.layout(),
                l -> copySql(work.target.sql(), filled, work.plan == Plan.REBUILD || work.plan == Plan.TRUNCATE));
        stream.send(sql, work.target.name().name(), batch);
        countSwallowed();
        copying = work;
    }

    /** A trigger may have made rows vanish on their way; the server alone knows how many. */
    private void countSwallowed() {
        if (copying != null) {
            copying.inserted -= stream.takeSwallowed();
        }
    }

    /** Keeps the batch to be sorted, when that pays for its layout. */
    private boolean sorted(TableWork work, CopyBatch batch) throws SQLException {
        Layout layout = batch.layout();
        if (sorting != null && sorting.layout() != layout) {
            endOfLayout();
        }
        if (sorting == null && sortable.computeIfAbsent(layout, l -> mayCompare && work.plan == Plan.REBUILD)) {
            sorting = SortedCopy.of(session, stream, layout, bytes, notes).orElse(null);
            sortable.put(layout, sorting != null);
        }
        SortedCopy open = sorting;
        if (open == null) {
            return false;
        }
        if (!open.add(batch)) {
            sortable.put(layout, false);
            stream.finish();
            try (open) {
                open.unsorted(notes);
            }
            sorting = null;
        }
        return true;
    }

    /** Sends what was kept and ends the COPY under way. */
    private void endOfLayout() throws SQLException {
        stream.finish();
        countSwallowed();
        SortedCopy open = sorting;
        if (open != null) {
            counter.step("sending sorted rows of " + open.layout().target().name());
            sorting = null;
            try (open) {
                open.sorted(notes);
            }
            stream.finish();
        }
    }

    /** FREEZE saves a second pass over the rows, and lets readers with an older snapshot see the new rows instead of none. */
    static String copySql(String table, List<String> columns, boolean freeze) {
        return "copy " + table + " (" + Name.list(columns) + ") from stdin" + (freeze ? " with (freeze)" : "");
    }

    /** Everything after the last row; the transaction can be committed then. */
    public void finish() throws SQLException {
        makeReady();
        endOfLayout();
        counter.step("checking deferred constraints");
        session.settleConstraints(
                works.values().stream().map(work -> work.target).toList());
        rebuild.indexes();
        rebuild.foreignKeys();
        lateKeys.restore();
        triggers.restore();
        for (TableWork work : works.values()) {
            sequences.advance(work);
        }
    }

    @Override
    public boolean stopped() {
        return session.cancelled();
    }

    public CopyStream stream() {
        return stream;
    }

    public Collection<TableWork> works() {
        return works.values();
    }

    @Override
    public void close() throws SQLException {
        if (sorting != null) {
            sorting.close();
        }
        stream.close();
    }
}
