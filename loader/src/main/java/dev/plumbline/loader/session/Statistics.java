package dev.plumbline.loader.session;

import dev.plumbline.database.Transaction;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;

/**
 * Has the server analyse the loaded tables after the commit: within the load's own transaction it would count every loaded row as changed
 * since, take the statistics for stale, and collect them again a minute later.
 */
public final class Statistics {

    /** The next load may have locked the table already, and will collect statistics of its own. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private Statistics() {}

    public static void collect(LoadSession session, Collection<TargetTable> targets, LoadNotes notes, Counter counter) {
        flush(session);
        for (TargetTable target : targets) {
            if (target.kind() == Kind.FOREIGN || target.insertOnly().isPresent()) {
                continue;
            }
            counter.step("collecting statistics of " + target.name());
            try {
                Transaction.commit(session.connection(), open -> {
                    session.run("set local lock_timeout = " + LOCK_WAIT.toMillis());
                    session.run("set local statement_timeout = 0");
                    return session.analyze(target);
                });
            } catch (SQLException e) {
                notes.add("the rows are loaded, but collecting statistics of " + target.name() + " failed: "
                        + e.getMessage());
            }
        }
    }

    /** The server delays its counts of changed rows by up to a second: they must not arrive after the statistics. */
    private static void flush(LoadSession session) {
        if (session.version() < 15) {
            return;
        }
        try {
            session.run("select pg_stat_force_next_flush()");
        } catch (SQLException e) {
            // the statistics are right all the same
        }
    }
}
