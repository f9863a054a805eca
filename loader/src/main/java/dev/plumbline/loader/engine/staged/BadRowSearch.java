package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.PipeOptions;
import dev.plumbline.loader.pipe.RowPipe;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongPredicate;

/** Reads the input of a refused load a second time, to name its bad rows; keeps nothing. */
public final class BadRowSearch {

    private final LoadSession session;
    private final LoadSettings settings;
    private final List<Feed> feeds;
    private final Counter counter;
    private final LoadNotes notes;

    public BadRowSearch(
            LoadSession session, LoadSettings settings, List<Feed> feeds, Counter counter, LoadNotes notes) {
        this.session = session;
        this.settings = settings;
        this.feeds = feeds;
        this.counter = counter;
        this.notes = notes;
    }

    /**
     * What to report of a strict load that was refused with this error; the error itself when no row is to blame, or when the search
     * failed as well.
     */
    public RuntimeException explain(RuntimeException refused, LongPredicate passed) throws SQLException {
        if (!feeds.stream().allMatch(Feed::again)) {
            return refused instanceof LoadException e
                    ? e.saying(
                            e.getMessage()
                                    + "; too much had been read to keep for a second pass, so other bad rows were not looked for")
                    : refused;
        }
        counter.step("looking for all bad rows");
        var bad = new BadRows();
        try {
            session.inTransaction(settings, () -> search(bad, passed));
        } catch (BadRows.Enough enough) {
            // the limit was reached
        } catch (SQLException | LoadException e) {
            if (session.cancelled()) {
                throw e;
            }
            refused.addSuppressed(e); // the first error is the one to report
        }
        List<Reject> first = bad.first();
        return first.isEmpty() ? refused : LoadException.badRows(first, bad.shownCount(), refused);
    }

    private BadRows search(BadRows bad, LongPredicate passed) throws SQLException {
        try (var run = new StagedRun(session, settings, true, bad, counter, notes);
                var pipe = new RowPipe(feeds, PipeOptions.without(passed), bad, counter)) {
            pipe.drain(run);
            run.finish();
            return bad;
        }
    }
}
