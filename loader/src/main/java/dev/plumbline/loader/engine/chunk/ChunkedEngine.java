package dev.plumbline.loader.engine.chunk;

import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.chunk.ChunkLedger.Entry;
import dev.plumbline.loader.engine.staged.BadRowSearch;
import dev.plumbline.loader.engine.table.FileResults;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.PipeOptions;
import dev.plumbline.loader.pipe.RowPipe;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.report.TableResult;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.ServerRefusal;
import dev.plumbline.loader.session.Statistics;
import dev.plumbline.loader.session.TableLock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Append and upsert in chunks: each is a transaction of its own that also updates the ledger, so whatever happens, a chunk and its entry
 * are either both there or both missing.
 */
public final class ChunkedEngine {

    private final LoadSession session;
    private final LoadSettings settings;
    private final List<Feed> feeds;
    private final Rejects rejects;
    private final Counter counter;
    private final long chunk;
    private final boolean again;
    private final ChunkLedger ledger;
    private final TableLock lock;
    private final LoadNotes notes = new LoadNotes();

    public ChunkedEngine(
            LoadSession session,
            LoadSettings settings,
            List<Feed> feeds,
            Rejects rejects,
            Counter counter,
            long chunk,
            boolean again) {
        this.session = session;
        this.settings = settings;
        this.feeds = List.copyOf(feeds);
        this.rejects = rejects;
        this.counter = counter;
        this.chunk = chunk;
        this.again = again;
        lock = new TableLock(session, settings.lockWait(), counter);
        ledger = new ChunkLedger(session.connection(), target(), input());
    }

    private String target() {
        return feeds.stream()
                .map(f -> f.table().map(Object::toString).orElse("(named by the input)"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** By file name, not by path: a rerun may be started from elsewhere. The digest tells files of one name apart. */
    private String input() {
        return feeds.stream()
                .map(f -> Objects.toString(Path.of(f.label()).getFileName(), f.label()))
                .collect(Collectors.joining(", "));
    }

    public LoadResult run() {
        long start = System.nanoTime();
        counter.total(bytes());
        try {
            Optional<Entry> before = begin();
            if (before.isPresent() && before.get().done() && alreadyDone(before.get())) {
                session.inTransaction(settings, ledger::rejects).forEach(rejects::reject);
                return result(before.get(), start);
            }
            return load(before.filter(e -> !e.done()), start);
        } catch (SQLException e) {
            throw ServerRefusal.of(e);
        }
    }

    /** Keeps out a second run of the same load and finds out how far an earlier one got. */
    private Optional<Entry> begin() throws SQLException {
        Optional<Entry> before = session.committing(settings, () -> {
            lock.keepSameLoadOut(ledger.lockKey(), input() + " in chunks");
            ledger.open();
            if (again) {
                ledger.forget();
            }
            return ledger.find();
        });
        if (before.isPresent() && !before.get().options().equals(options())) {
            throw LoadException.usage(
                    "an earlier run of this load had other options ("
                            + before.get().options()
                            + ", not " + options() + ") and "
                            + (before.get().done()
                                    ? "loaded everything"
                                    : "committed " + before.get().read() + " rows")
                            + ": repeat those options to continue, or add --again to load everything from the start; nothing was loaded");
        }
        return before;
    }

    /** What must stay the same between the runs of one load; the rows per chunk and the limit of rejects may change. */
    private String options() {
        return "--mode " + settings.mode().orElse(Mode.APPEND).name().toLowerCase(Locale.ROOT)
                + (settings.key().isEmpty() ? "" : " --key " + String.join(",", settings.key()))
                + settings.timezone().map(zone -> " --timezone " + zone).orElse("")
                + (settings.rejects() ? " with --rejects" : " without --rejects");
    }

    private LoadResult load(Optional<Entry> before, long start) throws SQLException {
        Entry from = before.orElseGet(() -> new Entry(options(), bytes(), "", 0, 0, 0, 0, 0, false, ""));
        if (from.read() > 0) {
            notes.add("continued after row " + from.read() + ", which an earlier run had committed");
        }
        var sink = new ChunkSink(session, settings, ledger, from, rejects, counter, notes);
        Entry done;
        try {
            done = session.inTransaction(() -> load(sink, from));
        } catch (SQLException e) {
            throw withCommitted(stopped(ServerRefusal.of(e), RowErrors.blamesARow(e), sink), sink);
        } catch (LoadException e) {
            throw withCommitted(stopped(e, e.reject().isPresent(), sink), sink);
        }
        Statistics.collect(session, sink.targets(), notes, counter);
        for (Reject reject : sink.allRejects()) {
            rejects.reject(reject);
        }
        return result(done, start);
    }

    private Entry load(ChunkSink sink, Entry from) throws SQLException {
        var options = PipeOptions.chunks(chunk, from.read(), from.digest());
        try (sink;
                var pipe = new RowPipe(feeds, options, sink.rejects(settings.rejects()), counter)) {
            long read = pipe.drain(sink);
            if (read < from.read()) {
                throw LoadException.finding(
                        "the input has " + read + " rows, but " + from.read()
                                + " have been committed by an earlier run: it is another input; --again loads it from the start;"
                                + " nothing was loaded",
                        null);
            }
            return sink.finish(read, pipe.digest());
        }
    }

    /** The same input again is not loaded twice; a different input of the same name is. */
    private boolean alreadyDone(Entry entry) throws SQLException {
        counter.step("comparing with what the ledger says was loaded");
        if (session.inTransaction(settings, () -> isSame(entry))) {
            notes.add("this input has been loaded already, at " + entry.changedAt()
                    + ": nothing was loaded now (--again loads it again)");
            return true;
        }
        return session.committing(settings, () -> {
            ledger.forget();
            return false;
        });
    }

    /** Reads the input once more and compares it with the ledger's entry for the one that was loaded. */
    private boolean isSame(Entry entry) throws SQLException {
        var nothing = new DiscardingSink(new TargetLookup(session, lock));
        try (var pipe = new RowPipe(feeds, PipeOptions.chunks(Long.MAX_VALUE, Long.MAX_VALUE, ""), nothing, counter)) {
            return pipe.drain(nothing) == entry.read() && pipe.digest().equals(entry.digest());
        }
    }

    /** Names the rows that stopped a chunk, if rows did. */
    private LoadException stopped(LoadException e, boolean byRows, ChunkSink sink) throws SQLException {
        if (!byRows || settings.rejects()) {
            return e;
        }
        long from = sink.committed();
        long to = (from / chunk + 1) * chunk;
        var search = new BadRowSearch(session, settings, feeds, counter, notes);
        return search.explain(e, ordinal -> ordinal <= from || ordinal > to) instanceof LoadException known ? known : e;
    }

    private static LoadException withCommitted(LoadException e, ChunkSink sink) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        if (sink.committed() == 0 && !sink.unsure()) {
            return e;
        }
        return e.saying(message.replace("nothing was loaded", "this chunk was not loaded") + "; the first "
                + sink.committed() + " rows " + (sink.unsure() ? "(perhaps one chunk more) " : "")
                + "are committed, the same command continues from there");
    }

    private long bytes() {
        return feeds.stream().mapToLong(Feed::bytes).reduce(0, (a, b) -> a < 0 || b < 0 ? -1 : a + b);
    }

    private LoadResult result(Entry entry, long start) {
        var shown = List.of(new TableResult(
                target(),
                settings.mode().orElse(Mode.APPEND).name().toLowerCase(Locale.ROOT),
                entry.inserted(),
                entry.updated(),
                entry.unchanged(),
                0,
                entry.rejected()));
        return new LoadResult(
                FileResults.of(counter, rejects),
                shown,
                entry.read(),
                entry.rejected(),
                counter.bytes(),
                Duration.ofNanos(System.nanoTime() - start),
                rejects.examples(),
                rejects.notes(notes.with(counter.skipped())),
                false,
                List.of());
    }
}
