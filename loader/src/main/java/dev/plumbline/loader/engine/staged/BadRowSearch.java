package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.PipeOptions;
import dev.plumbline.loader.pipe.RowPipe;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Reads an input that the server refused a second time, to name its first bad row; keeps nothing. */
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

    /** Empty when no single row is to blame, or when the search itself failed. */
    public Optional<Reject> find(LongPredicate passed) throws SQLException {
        counter.step("looking for the bad row");
        var first = new FirstReject();
        session.begin(settings);
        try (var run = new StagedRun(session, settings, true, first, counter, notes);
                var pipe = new RowPipe(feeds, PipeOptions.without(passed), first, counter)) {
            pipe.drain(run);
            run.finish(first.before());
        } catch (FirstReject.Found found) {
            // the search is over
        } catch (SQLException e) {
            // the first error is the one to tell
        } finally {
            session.rollback();
        }
        return first.reject();
    }
}
