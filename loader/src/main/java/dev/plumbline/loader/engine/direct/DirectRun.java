package dev.plumbline.loader.engine.direct;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyInto;
import dev.plumbline.loader.copy.CopyStream;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Layouts;
import dev.plumbline.loader.engine.table.DumpTriggers;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.engine.table.TableWork.Plan;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.session.BlockSettings;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableRule;
import dev.plumbline.loader.target.TableRule.Event;
import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Append and replace by COPY straight into the tables. One transaction, begun and ended by the caller. */
public final class DirectRun implements RowSink, AutoCloseable {

    /** Below this, indexes are built too fast for sorting to save time. */
    private static final long SORTED_FROM_BYTES = 8L * 1024 * 1024;

    private final LoadSession session;
    private final Counter counter;
    private final TargetLookup tables;
    private final CopyStream stream;
    private final BlockSettings blockSettings;
    private final DumpTriggers triggers;
    private final LoadNotes notes;
    private final DirectTables works;
    private final Map<Layout, CopyInto> statements = new IdentityHashMap<>();
    private final Map<Layout, Boolean> sortable = new IdentityHashMap<>();
    private final long bytes;
    private final boolean mayCompare;
    private @Nullable SortedCopy sorting;
    private @Nullable TableWork copying;

    /**
     * @param mayCompare whether rows may be sorted: a bad row's line is then found by reading the input again
     * @param keysLast whether foreign keys are checked after the last row, so that rows may come in any order
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
        this.counter = counter;
        this.notes = notes;
        var lock = new TableLock(session, settings.lockWait(), counter);
        tables = new TargetLookup(session, lock);
        works = new DirectTables(session, settings, bytes, keysLast, lock, counter, notes);
        stream = new CopyStream(session.connection(), session::runTheirs);
        blockSettings = new BlockSettings(session);
        triggers = new DumpTriggers(session, lock, notes);
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        endOfLayout();
        // In replace mode a feed without a single row still empties its table, so the table is looked up here already.
        return tables.of(feed).isPresent()
                ? works.work(tables.of(feed).get()).target.columnNames()
                : List.of();
    }

    @Override
    public Layout open(Feed feed, RowBlock block) throws SQLException {
        endOfLayout();
        TableWork work = works.work(tables.of(feed, block));
        Layout layout = Layouts.of(block, work.target, false, false);
        work.filled.addAll(layout.filled());
        notePassedOver(layout);
        List<TableRule> passed = work.target.rulesOn(Event.INSERT);
        if (!passed.isEmpty()) {
            notes.add(LoadPlanner.passedOver(work.target, passed));
        }
        return layout;
    }

    private void notePassedOver(Layout layout) {
        for (int i = 0; i < layout.columns().size(); i++) {
            if (layout.ignored().get(i) && layout.columns().get(i).generated()) {
                notes.add("column " + layout.columns().get(i).name() + " of "
                        + layout.target().name() + " is generated: its values in the input are ignored");
            }
        }
    }

    @Override
    public void accept(CopyBatch batch) throws SQLException {
        TableWork work = works.known(batch.layout().target());
        works.makeReady();
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
        CopyInto into = statements.computeIfAbsent(
                batch.layout(),
                l -> copyInto(work.target.sql(), filled, work.plan == Plan.REBUILD || work.plan == Plan.TRUNCATE));
        stream.send(into, work.target.name().name(), batch);
        countSwallowed();
        copying = work;
    }

    /** A trigger may have dropped rows; only the server knows how many. */
    private void countSwallowed() {
        if (copying != null) {
            copying.inserted -= stream.takeSwallowed();
        }
    }

    /** Keeps the batch for sorting, if its layout is worth it. */
    private boolean sorted(TableWork work, CopyBatch batch) throws SQLException {
        Layout layout = batch.layout();
        if (sorting != null && sorting.layout() != layout) {
            endOfLayout();
        }
        if (sorting == null
                && sortable.computeIfAbsent(
                        layout,
                        l -> mayCompare
                                && work.plan == Plan.REBUILD
                                && !work.target.runsAs().confined())) {
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

    /** Sends the rows kept and ends the current COPY. */
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

    /** FREEZE saves a second pass over the rows, but readers with an older snapshot see the new rows instead of none. */
    static CopyInto copyInto(String table, List<String> columns, boolean freeze) {
        return new CopyInto(table, columns.stream().map(Name::quote).toList(), freeze);
    }

    /** Everything after the last row; the transaction can be committed then. */
    public void finish() throws SQLException {
        works.makeReady();
        endOfLayout();
        counter.step("checking deferred constraints");
        session.settleConstraints(works.all().stream().map(work -> work.target).toList());
        works.rebuild();
        triggers.restore();
        works.advanceSequences();
    }

    @Override
    public boolean stopped() {
        return session.cancelled();
    }

    public CopyStream stream() {
        return stream;
    }

    public Collection<TableWork> works() {
        return works.all();
    }

    @Override
    public void close() throws SQLException {
        if (sorting != null) {
            sorting.close();
        }
        stream.close();
    }
}
