package dev.plumbline.loader.mode;

import dev.plumbline.loader.LoadException;
import dev.plumbline.loader.chunk.Ledger;
import dev.plumbline.loader.chunk.Ledger.Entry;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.Counter;
import dev.plumbline.loader.copy.Feed;
import dev.plumbline.loader.copy.PipeOptions;
import dev.plumbline.loader.copy.RowPipe;
import dev.plumbline.loader.reject.Reject;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.TableResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Append and upsert in chunks: each is a transaction of its own that also moves the ledger forward, so whatever happens, a chunk
 * and its entry are both there or both not.
 */
public final class ChunkedEngine {

    private final Session session;
    private final LoadSettings settings;
    private final List<Feed> feeds;
    private final Rejects rejects;
    private final Counter counter;
    private final long chunk;
    private final boolean again;
    private final Ledger ledger;
    private final Notes notes = new Notes();

    public ChunkedEngine(
            Session session,
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
        ledger = new Ledger(session.connection(), target(), input());
    }

    private String target() {
        return feeds.stream()
                .map(f -> f.table().map(Object::toString).orElse("(named by the input)"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** By file name, not by path: a rerun may be started from elsewhere. The digest tells different files apart. */
    private String input() {
        return feeds.stream()
                .map(f -> Objects.toString(Path.of(f.label()).getFileName(), f.label()))
                .collect(Collectors.joining(", "));
    }

    public LoadResult run() {
        long start = System.nanoTime();
        var sink = new ChunkSink(session, settings, ledger, bytes(), counter, notes);
        try {
            session.begin(settings);
            ledger.open();
            if (again) {
                ledger.forget();
            }
            Optional<Entry> before = ledger.find();
            session.connection().commit();
            if (before.isPresent() && before.get().done()) {
                before = alreadyDone(before.get());
                if (before.isPresent()) {
                    return result(before.get(), Duration.ofNanos(System.nanoTime() - start));
                }
            }
            return load(sink, before, start);
        } catch (SQLException e) {
            session.rollback();
            throw stopped(e, sink);
        } catch (RuntimeException e) {
            session.rollback();
            throw e instanceof LoadException known && sink.committed() > 0 ? told(known, sink) : e;
        }
    }

    private LoadResult load(ChunkSink sink, Optional<Entry> before, long start) throws SQLException {
        long resume = before.map(Entry::read).orElse(0L);
        if (resume > 0) {
            notes.add("went on after row " + resume + ", which an earlier run had committed");
        }
        sink.startFrom(before);
        var options =
                PipeOptions.chunks(chunk, resume, before.map(Entry::digest).orElse(""));
        Entry done;
        try (var pipe = new RowPipe(feeds, options, sink.rejects(settings.rejects()), counter)) {
            long read = pipe.drain(sink);
            if (read < resume) {
                throw LoadException.finding(
                        "the input has " + read + " rows, but " + resume
                                + " have been committed by an earlier run: it is another input; --again loads it anew",
                        null);
            }
            done = sink.finish(read, pipe.digest());
        }
        for (Reject reject : sink.allRejects()) {
            rejects.reject(reject);
        }
        rejects.finish(done.read());
        return result(done, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The same input again is no second load; another one of the same name is. */
    private Optional<Entry> alreadyDone(Entry entry) throws SQLException {
        counter.step("comparing with what the ledger says was loaded");
        var nothing = new Passing(session);
        session.begin(settings);
        String digest;
        long read;
        try (var pipe = new RowPipe(feeds, PipeOptions.chunks(Long.MAX_VALUE, Long.MAX_VALUE, ""), nothing, counter)) {
            read = pipe.drain(nothing);
            digest = pipe.digest();
        }
        session.connection().rollback();
        if (read == entry.read() && digest.equals(entry.digest())) {
            notes.add("this input was loaded already, done at " + entry.changedAt()
                    + ": nothing was loaded now (--again loads it once more)");
            return Optional.of(entry);
        }
        session.begin(settings);
        ledger.forget();
        session.connection().commit();
        return Optional.empty();
    }

    private LoadException stopped(SQLException e, ChunkSink sink) {
        LoadException refused = Session.refused(e);
        return sink.committed() == 0 && CopyErrors.blamesARow(e) ? refused : told(refused, sink);
    }

    private static LoadException told(LoadException e, ChunkSink sink) {
        String message = Objects.requireNonNullElse(e.getMessage(), "")
                .replace("nothing was loaded", "this chunk was not loaded");
        return LoadException.server(
                e.kind(),
                message + "; the rows up to " + sink.committed()
                        + " are committed, the same command goes on from there",
                e.sqlState().orElse(""),
                e);
    }

    private long bytes() {
        return feeds.stream().mapToLong(Feed::bytes).reduce(0, (a, b) -> a < 0 || b < 0 ? -1 : a + b);
    }

    private LoadResult result(Entry entry, Duration time) {
        var shown = List.of(new TableResult(
                target(),
                settings.mode().orElse(Mode.APPEND).name().toLowerCase(Locale.ROOT),
                entry.inserted(),
                entry.updated(),
                entry.unchanged(),
                0,
                entry.rejected()));
        return new LoadResult(
                LoadEngine.files(counter, rejects),
                shown,
                entry.read(),
                entry.rejected(),
                counter.bytes(),
                time,
                rejects.examples(),
                notes.all(),
                false);
    }
}
