package dev.plumbline.loader.engine;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.CopyStream.RowPlace;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.direct.DirectRun;
import dev.plumbline.loader.engine.staged.BadRowSearch;
import dev.plumbline.loader.engine.staged.StagedRun;
import dev.plumbline.loader.engine.table.FeedOrder;
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
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.ServerRefusal;
import dev.plumbline.loader.session.Statistics;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one load in one transaction. The fast path is tried first; the careful one, which finds bad rows one by one, only when the server
 * refused something.
 */
public final class LoadEngine {

    private static final String FOREIGN_KEY = "23503";

    private final LoadSession session;
    private final LoadSettings settings;
    private List<Feed> feeds;
    private final Rejects rejects;
    private final Counter counter;
    private final LoadEnd end;
    private LoadNotes notes = new LoadNotes();
    /** Whether rows may come before the rows they reference; input that can be read only once leaves no second try without that. */
    private boolean keysLast;

    private boolean selfReferenced;

    public LoadEngine(LoadSession session, LoadSettings settings, List<Feed> feeds, Rejects rejects, Counter counter) {
        this.session = session;
        this.settings = settings;
        this.feeds = List.copyOf(feeds);
        this.rejects = rejects;
        this.counter = counter;
        end = new LoadEnd(session, settings, rejects, counter);
        keysLast = severalTables() && !this.feeds.stream().allMatch(Feed::repeatable);
    }

    public LoadResult run() {
        long start = System.nanoTime();
        counter.total(bytes());
        try {
            LoadOutcome outcome = isStaged() ? staged() : fast();
            if (!settings.dryRun()) {
                Statistics.collect(session, outcome.targets(), notes, counter);
            }
            return result(outcome, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            throw ServerRefusal.of(e);
        } catch (LoadException e) {
            throw e.reject().isPresent() ? explained(e) : e;
        }
    }

    /** Reads the tables in a transaction of its own, and sorts the feeds by their foreign keys. */
    private boolean isStaged() throws SQLException {
        return session.inTransaction(settings, () -> {
            var tables = new TargetLookup(session, new TableLock(session, settings.lockWait(), counter));
            feeds = FeedOrder.of(feeds, tables);
            return new StagedChoice(settings, feeds, tables).staged();
        });
    }

    /** One bad row ended a strict load; there may be others. */
    private RuntimeException explained(RuntimeException refused) {
        try {
            return new BadRowSearch(session, settings, feeds, counter, notes).explain(refused, ordinal -> false);
        } catch (SQLException e) {
            return ServerRefusal.of(e);
        }
    }

    private LoadOutcome fast() throws SQLException {
        try {
            return fast(Set.of());
        } catch (SQLException e) {
            if (!RowErrors.blamesARow(e)) {
                throw e;
            }
            requireAgain(e);
            return keysLast || !mayBeTheOrder(e) ? slowly(e) : again();
        }
    }

    /** With foreign keys checked last, because rows may have come before the rows they reference. */
    private LoadOutcome again() throws SQLException {
        keysLast = true;
        rejects.clear();
        notes = new LoadNotes();
        counter.step("loading with foreign keys checked last");
        return fast();
    }

    private boolean mayBeTheOrder(SQLException e) {
        return FOREIGN_KEY.equals(e.getSQLState()) && (severalTables() || selfReferenced);
    }

    private boolean severalTables() {
        return feeds.size() > 1 || feeds.stream().anyMatch(f -> f.table().isEmpty());
    }

    private LoadOutcome slowly(SQLException e) throws SQLException {
        if (!settings.rejects()) {
            return inOrder(e);
        }
        try {
            return careful();
        } catch (LoadException other) {
            other.addSuppressed(e);
            throw other.kind() == Kind.USAGE
                    ? LoadException.server(
                            Kind.FINDING,
                            ServerRefusal.of(e).getMessage() + "; " + other.getMessage(),
                            Objects.requireNonNullElse(e.getSQLState(), ""),
                            other)
                    : other;
        }
    }

    /** With keys that the session may not alter, rows still go in table by table in the order of those keys. */
    private LoadOutcome inOrder(SQLException e) throws SQLException {
        boolean append = settings.mode().orElse(Mode.APPEND) == Mode.APPEND;
        if (!append || !mayBeTheOrder(e)) {
            throw explained(ServerRefusal.of(e));
        }
        notes = new LoadNotes();
        try {
            return staged();
        } catch (LoadException other) {
            throw other.kind() == Kind.USAGE ? explained(ServerRefusal.of(e)) : other;
        }
    }

    private LoadOutcome fast(Set<Long> passed) throws SQLException {
        return session.inTransaction(settings, () -> directly(passed));
    }

    private LoadOutcome directly(Set<Long> passed) throws SQLException {
        var options = passed.isEmpty() ? PipeOptions.standard() : PipeOptions.without(passed::contains);
        try (var run = new DirectRun(
                        session,
                        settings,
                        bytes(),
                        feeds.stream().allMatch(Feed::repeatable),
                        keysLast,
                        counter,
                        notes);
                var pipe = new RowPipe(feeds, options, rejects, counter)) {
            try {
                long read = pipe.drain(run);
                run.finish();
                var outcome = new LoadOutcome(read, run.works());
                outcome.requireRows(settings);
                outcome.balance(passed.isEmpty() ? rejects.count() : passed.size(), notes);
                end.end(read);
                return outcome;
            } catch (SQLException e) {
                Optional<RowPlace> place = run.stream().place(e);
                selfReferenced = run.works().stream()
                        .anyMatch(w -> w.target.outgoing().stream().anyMatch(ForeignKey::self));
                if (settings.rejects() || place.isEmpty() || !RowErrors.blamesARow(e)) {
                    throw e;
                }
                CopyBatch batch = place.get().batch();
                throw LoadException.badRow(
                        CopyErrors.reject(e, batch, place.get().row(), ""), e);
            }
        }
    }

    private LoadOutcome staged() throws SQLException {
        try {
            return session.inTransaction(settings, this::beside);
        } catch (SQLException e) {
            if (!RowErrors.blamesARow(e) || settings.rejects()) {
                throw e;
            }
            requireAgain(e);
            throw explained(ServerRefusal.of(e));
        }
    }

    private LoadOutcome beside() throws SQLException {
        try (var run = new StagedRun(session, settings, settings.rejects(), rejects, counter, notes);
                var pipe = new RowPipe(feeds, PipeOptions.standard(), rejects, counter)) {
            long read = pipe.drain(run);
            run.finish();
            var outcome = new LoadOutcome(read, run.works());
            outcome.requireRows(settings);
            outcome.balance(rejects.count(), notes);
            end.end(read);
            return outcome;
        }
    }

    /**
     * Finds the bad rows one by one. What append finds is kept; replace is done again without them, because only a table that was emptied
     * and filled by the fast path looks the same to all readers.
     */
    private LoadOutcome careful() throws SQLException {
        rejects.clear();
        notes = new LoadNotes();
        counter.step("looking for bad rows");
        var bad = new HashSet<Long>();
        LoadOutcome found = session.inTransaction(settings, () -> search(bad));
        if (settings.mode().orElse(Mode.APPEND) == Mode.APPEND) {
            return found;
        }
        return new LoadOutcome(found.read(), fast(bad).works());
    }

    private LoadOutcome search(Set<Long> bad) throws SQLException {
        boolean keep = settings.mode().orElse(Mode.APPEND) == Mode.APPEND;
        var collecting = new RecordingRejects(rejects, bad);
        try (var run = new StagedRun(session, settings, true, collecting, counter, notes);
                var pipe = new RowPipe(feeds, PipeOptions.standard(), collecting, counter)) {
            long read = pipe.drain(run);
            run.finish();
            var outcome = new LoadOutcome(read, run.works());
            if (keep) {
                outcome.balance(rejects.count(), notes);
                end.end(read);
            }
            return outcome;
        }
    }

    private void requireAgain(SQLException e) throws SQLException {
        if (!feeds.stream().allMatch(Feed::again)) {
            throw e;
        }
    }

    private long bytes() {
        long total = 0;
        for (Feed feed : feeds) {
            if (feed.bytes() < 0) {
                return -1;
            }
            total += feed.bytes();
        }
        return total;
    }

    private LoadResult result(LoadOutcome outcome, Duration time) {
        return new LoadResult(
                FileResults.of(counter, rejects),
                outcome.tables(rejects),
                outcome.read(),
                rejects.count(),
                counter.bytes(),
                time,
                rejects.examples(),
                rejects.notes(notes.with(counter.skipped())),
                settings.dryRun(),
                List.of());
    }
}
