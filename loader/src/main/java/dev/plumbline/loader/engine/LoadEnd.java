package dev.plumbline.loader.engine;

import dev.plumbline.database.session.Commit;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadSession;
import java.sql.SQLException;

/**
 * Commits what was loaded, or leaves it to be rolled back where that was asked for; rejects are on disk before the commit and get their
 * name after it.
 */
final class LoadEnd {

    private final LoadSession session;
    private final LoadSettings settings;
    private final Rejects rejects;
    private final Counter counter;

    LoadEnd(LoadSession session, LoadSettings settings, Rejects rejects, Counter counter) {
        this.session = session;
        this.settings = settings;
        this.rejects = rejects;
        this.counter = counter;
    }

    void end(long read) throws SQLException {
        rejects.finish(read);
        if (settings.dryRun()) {
            return;
        }
        rejects.complete();
        counter.step("committing");
        try {
            session.commit();
        } catch (Commit.UnknownOutcome e) {
            throw LoadException.unavailable(
                    e.getMessage()
                            + ": the table is either as before or holds the whole load; check before loading again"
                            + rejects.leave(),
                    e);
        }
        rejects.publish();
    }
}
