package dev.plumbline.loader.engine.staged;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.CopyInto;
import dev.plumbline.loader.copy.CopyStream;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Layouts;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.badrow.RefusedValues;
import dev.plumbline.loader.engine.online.OnlineReplace;
import dev.plumbline.loader.engine.stage.KeyChoice;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.engine.table.DumpTriggers;
import dev.plumbline.loader.engine.table.InsertRules;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.engine.table.SequenceAdvance;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.engine.table.TableWork.Plan;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SilentTriggers;
import dev.plumbline.loader.session.BlockSettings;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads through a staging table: upsert and sync, which must compare, and append and replace when rows are bad in a way only the server
 * can tell. One transaction, begun and ended by the caller.
 */
public final class StagedRun implements RowSink, AutoCloseable {

    private final LoadSession session;
    private final LoadSettings settings;
    private final Counter counter;
    private final RejectSink rejects;
    private final boolean careful;
    private final LoadNotes notes;
    private final TargetLookup tables;
    private final LoadPlanner planner;
    private final TableLock lock;
    private final InsertRules insertRules;
    private final DumpTriggers triggers;
    private final SequenceAdvance sequences;
    private final CopyStream stream;
    private final RefusedValues values;
    private final BlockSettings blockSettings;
    private final Map<Long, StagedWork> works = new LinkedHashMap<>();
    private final Map<Layout, CopyInto> statements = new IdentityHashMap<>();

    /** @param careful whether bad rows are searched for one by one instead of failing */
    public StagedRun(
            LoadSession session,
            LoadSettings settings,
            boolean careful,
            RejectSink rejects,
            Counter counter,
            LoadNotes notes)
            throws SQLException {
        this.session = session;
        this.settings = settings;
        this.careful = careful;
        this.rejects = rejects;
        this.counter = counter;
        this.notes = notes;
        planner = new LoadPlanner(session, settings, -1, notes);
        lock = new TableLock(session, settings.lockWait(), counter);
        tables = new TargetLookup(session, lock);
        insertRules = new InsertRules(session, lock, notes);
        triggers = new DumpTriggers(session, lock, notes);
        sequences = new SequenceAdvance(session, notes);
        stream = new CopyStream(session.connection(), session::runTheirs);
        values = new RefusedValues(session);
        blockSettings = new BlockSettings(session);
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        stream.finish();
        return tables.of(feed).isPresent()
                ? work(tables.of(feed).get()).work().target.columnNames()
                : List.of();
    }

    @Override
    public Layout open(Feed feed, RowBlock block) throws SQLException {
        stream.finish();
        StagedWork staged = work(tables.of(feed, block));
        Layout layout = Layouts.of(block, staged.work().target, staged.stage().places(), settings.rejects());
        List<String> filled = layout.filled();
        boolean other = !staged.work().filled.isEmpty()
                && !(staged.work().filled.containsAll(filled) && filled.containsAll(staged.work().filled));
        if (other && (staged.work().mode.staged() || staged.work().target.kind() == Kind.VIEW)) {
            throw LoadException.usage(
                    "the input fills different columns of " + staged.table() + " in different places ("
                            + String.join(", ", staged.work().filled) + " and " + String.join(", ", filled)
                            + "): load them one after another");
        }
        for (String column : staged.key()) {
            if (!filled.contains(column)) {
                throw LoadException.usage("the input does not have key column " + column + " of " + staged.table());
            }
        }
        silent(staged.work(), block);
        staged.work().filled.addAll(filled);
        return layout;
    }

    /** The rows of a table go in together, so its triggers run for all of them or for none. */
    private void silent(TableWork work, RowBlock block) {
        if (work.filled.isEmpty()) {
            work.silent = block.silent();
        } else if (!work.silent.equals(block.silent())) {
            work.silent = SilentTriggers.NONE;
            notes.add("triggers of " + work.target.name()
                    + " ran for all its rows, though the input disables them for some");
        }
    }

    private StagedWork work(TargetTable target) throws SQLException {
        StagedWork known = works.get(target.oid());
        if (known != null) {
            return known;
        }
        lock.keepOtherLoadsOut(target);
        Mode mode = planner.mode(target, planner.holdsRows(target));
        LoadPlanner.requireAddsOnly(target, mode);
        if (mode == Mode.REPLACE && settings.online()) {
            planner.plan(target, mode, true); // refuses what cannot be replaced while others read
        }
        requireNoRules(target, mode);
        List<String> key = mode.staged() ? KeyChoice.of(target, settings.key()) : List.of();
        if (settings.dryRun()) {
            sequences.protectSequences(target);
        }
        boolean places = careful || !OnlineReplace.suits(target, settings);
        StagingTable stage = StagingTable.create(session, target, works.size() + 1, places);
        var staged = new StagedWork(new TableWork(target, Plan.STAGED, mode), stage, key);
        works.put(target.oid(), staged);
        counter.step("reading rows of " + target.name());
        return staged;
    }

    private void requireNoRules(TargetTable target, Mode mode) throws SQLException {
        switch (mode) {
            case SYNC ->
                LoadPlanner.refuseRules(
                        target, "the INSERT, UPDATE and DELETE of sync", Event.INSERT, Event.UPDATE, Event.DELETE);
            case UPSERT ->
                LoadPlanner.refuseRules(target, "the INSERT and UPDATE of upsert", Event.INSERT, Event.UPDATE);
            default -> {
                if (settings.online()) {
                    LoadPlanner.refuseRules(target, "the INSERT of an online replace", Event.INSERT);
                } else {
                    insertRules.disable(target);
                }
            }
        }
    }

    @Override
    public void accept(CopyBatch batch) throws SQLException {
        StagedWork staged = works.get(batch.layout().target().oid());
        if (staged == null) {
            throw new IllegalStateException("rows before their table was opened");
        }
        if (staged.work().target.kind() == Kind.VIEW
                && batch.layout().filled().size() != staged.work().filled.size()) {
            throw LoadException.usage("some rows say DEFAULT, which only the tables under view " + staged.table()
                    + " know: leave such columns out of the whole input; nothing was loaded");
        }
        if (blockSettings.differ(batch.layout().block())) {
            stream.finish();
            blockSettings.make(batch.layout().block());
        }
        staged.work().bytes += batch.length();
        if (batch.layout().filled().isEmpty() && !staged.stage().places()) {
            stream.finish();
            for (int i = 0; i < batch.rows(); i++) {
                session.runTheirs(
                        staged.work().target, "insert into " + staged.stage().sql() + " default values");
            }
            return;
        }
        CopyInto into =
                statements.computeIfAbsent(batch.layout(), l -> staged.stage().copyInto(l.filled()));
        if (careful) {
            sendCarefully(into, staged.stage().name(), batch);
        } else {
            stream.send(into, staged.stage().name(), batch);
        }
    }

    /** A refused row is left out and the rest sent again, from the row after it. */
    private void sendCarefully(CopyInto into, String relation, CopyBatch batch) throws SQLException {
        int from = 0;
        int to = batch.rows();
        while (from < to) {
            int first = from;
            int last = to;
            try {
                Savepoints.keeping(session.connection(), open -> {
                    stream.sendAlone(into, batch, first, last);
                    return last;
                });
                from = to;
                to = batch.rows();
            } catch (SQLException e) {
                int bad = last - first == 1 ? 1 : stream.rowOf(e, relation);
                if (!RowErrors.blamesARow(e)) {
                    throw e;
                }
                if (bad < 1) { // it was refused at the end of its COPY
                    to = from + (last - first) / 2;
                    continue;
                }
                int row = from + bad - 1;
                Reject reject = CopyErrors.reject(e, batch, row, batch.original(row));
                rejects.reject(reject.and(values.faults(batch, row)));
                if (row > from) {
                    stream.sendAlone(into, batch, from, row);
                }
                from = row + 1;
            }
        }
    }

    /** Moves the staged rows into their tables. */
    public void finish() throws SQLException {
        stream.finish();
        for (StagedWork staged : works.values()) {
            triggers.make(staged.work().target, staged.work().silent);
        }
        var apply = new StagedApply(session, settings, careful, rejects, lock, counter);
        apply.run(works.values());
        insertRules.enable();
        session.settleConstraints(works().stream().map(work -> work.target).toList());
        triggers.restore();
        for (StagedWork staged : works.values()) {
            sequences.advance(staged.work());
        }
        if (apply.notDeleted() > 0) {
            notes.add(apply.notDeleted() + " rows missing from the input were kept, because rows were rejected");
        }
    }

    @Override
    public boolean stopped() {
        return session.cancelled();
    }

    CopyStream stream() {
        return stream;
    }

    public Collection<TableWork> works() {
        return works.values().stream().map(StagedWork::work).toList();
    }

    @Override
    public void close() throws SQLException {
        stream.close();
    }
}
