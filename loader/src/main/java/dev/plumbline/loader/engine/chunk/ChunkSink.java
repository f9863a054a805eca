package dev.plumbline.loader.engine.chunk;

import dev.plumbline.database.session.Commit;
import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.engine.chunk.ChunkLedger.Entry;
import dev.plumbline.loader.engine.staged.StagedRun;
import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the stream of batches into transactions. Each chunk is a staged run of its own, so bad rows slow down only their own chunk. */
final class ChunkSink implements RowSink, AutoCloseable {

    private final LoadSession session;
    private final LoadSettings settings;
    private final ChunkLedger ledger;
    private final Rejects rejects;
    private final Counter counter;
    private final LoadNotes notes;
    private final Map<RowBlock, Feed> feeds = new IdentityHashMap<>();
    private final List<Reject> waiting = new ArrayList<>();
    private boolean lenient;
    private @Nullable StagedRun run;
    private final Map<RowBlock, Boolean> opened = new IdentityHashMap<>();
    private final Map<Long, TargetTable> targets = new LinkedHashMap<>();
    private Entry entry;
    private boolean unsure;
    private List<Reject> all = List.of();

    ChunkSink(
            LoadSession session,
            LoadSettings settings,
            ChunkLedger ledger,
            Entry start,
            Rejects rejects,
            Counter counter,
            LoadNotes notes) {
        this.session = session;
        this.settings = settings;
        this.ledger = ledger;
        this.rejects = rejects;
        this.counter = counter;
        this.notes = notes;
        entry = start;
    }

    /** Whether the outcome of the last commit is unknown. */
    boolean unsure() {
        return unsure;
    }

    /** How many rows are committed. */
    long committed() {
        return entry.read();
    }

    /** Rejects wait for the end of their chunk, to be written in its transaction. */
    RejectSink rejects(boolean collect) {
        lenient = collect;
        return new RejectSink() {
            @Override
            public void reject(Reject reject) {
                if (!lenient) {
                    throw LoadException.badRow(reject, null);
                }
                synchronized (waiting) {
                    waiting.add(reject);
                }
            }

            @Override
            public long count() {
                synchronized (waiting) {
                    return waiting.size();
                }
            }
        };
    }

    private StagedRun run() throws SQLException {
        StagedRun open = run;
        if (open == null) {
            session.begin(settings);
            open = new StagedRun(session, settings, lenient, rejects(lenient), counter, notes);
            run = open;
            opened.clear();
        }
        return open;
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        return run().columns(feed);
    }

    @Override
    public Layout open(Feed feed, RowBlock block) throws SQLException {
        feeds.put(block, feed);
        Layout layout = run().open(feed, block);
        opened.put(block, true);
        return layout;
    }

    @Override
    public void accept(CopyBatch batch) throws SQLException {
        StagedRun open = run();
        RowBlock block = batch.layout().block();
        Feed feed = feeds.get(block);
        if (feed != null && opened.put(block, true) == null) {
            open.open(feed, block);
        }
        open.accept(batch);
    }

    @Override
    public boolean stopped() {
        return session.cancelled();
    }

    @Override
    public void endChunk(long read, String digest) throws SQLException {
        commit(read, digest, false);
    }

    /** Commits the rest and marks the load as done. */
    Entry finish(long read, String digest) throws SQLException {
        run();
        commit(read, digest, true);
        return entry;
    }

    private void commit(long read, String digest, boolean done) throws SQLException {
        StagedRun open = run();
        open.finish();
        long inserted = 0;
        long updated = 0;
        long unchanged = 0;
        for (TableWork work : open.works()) {
            inserted += work.inserted;
            updated += work.updated;
            unchanged += work.unchanged;
            targets.put(work.target.oid(), work.target);
        }
        List<Reject> here = take(read);
        if (rejects.tooMany(entry.rejected() + here.size(), read, done)) {
            refuse(here, read);
        }
        ledger.write(here);
        Entry now = new Entry(
                entry.options(),
                entry.bytes(),
                digest,
                read,
                entry.inserted() + inserted,
                entry.updated() + updated,
                entry.unchanged() + unchanged,
                entry.rejected() + here.size(),
                done,
                "");
        ledger.write(now);
        if (done) {
            all = ledger.rejects();
        }
        boolean alive;
        try {
            alive = session.commit();
        } catch (Commit.UnknownOutcome e) {
            unsure = true;
            throw e;
        }
        entry = now;
        if (!alive && !done) {
            throw LoadException.unavailable("the connection to the server was lost; nothing was loaded", null);
        }
        open.close();
        run = null;
        counter.step("committed " + read + " rows");
    }

    /** Passes on all rejects up to here to be counted; that may end the load. */
    private void refuse(List<Reject> here, long read) throws SQLException {
        ledger.rejects().forEach(rejects::reject);
        here.forEach(rejects::reject);
        rejects.finish(read);
    }

    private List<Reject> take(long read) {
        synchronized (waiting) {
            List<Reject> here =
                    waiting.stream().filter(r -> r.ordinal() <= read).toList();
            waiting.removeAll(here);
            return here;
        }
    }

    List<Reject> allRejects() {
        return all;
    }

    /** Ends a COPY that an error left open: the connection is unusable before that. */
    @Override
    public void close() throws SQLException {
        if (run != null) {
            run.close();
        }
    }

    /** The tables that got rows. */
    Collection<TargetTable> targets() {
        return targets.values();
    }
}
