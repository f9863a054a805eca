package dev.plumbline.loader.session;

import dev.plumbline.database.SearchPath;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Which constraints are deferred to the end of a load's transaction. */
final class DeferredConstraints {

    private static final String DEFERRABLE = "select string_agg(format('%I.%I', n.nspname, k.conname), ', ')"
            + " from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.condeferrable and k.conrelid = ";

    private final LoadSession session;
    private boolean deferring;
    private long table;

    DeferredConstraints(LoadSession session) {
        this.session = session;
    }

    /** The table being worked on. */
    void of(TargetTable target) {
        table = target.oid();
    }

    void defer() throws SQLException {
        session.run("set constraints all deferred");
        deferring = true;
    }

    /** Where the owner's code is confined, no check can wait for the commit; keys of other tables go on waiting. */
    void settle() throws SQLException {
        String which = deferring ? session.text(DEFERRABLE + table) : "all";
        if (which != null) {
            session.run("set constraints " + which + " immediate");
        }
    }

    /** Runs everything deferred to the commit now, for each table as its owner. */
    void settle(Collection<TargetTable> targets) throws SQLException {
        Optional<TargetTable> first =
                targets.stream().filter(target -> target.runsAs().confined()).findFirst();
        for (TargetTable target : targets) {
            if (target.runsAs().role().isPresent() && !target.runsAs().confined()) {
                String names = session.text(DEFERRABLE + target.oid());
                if (names != null) {
                    session.runTheirs(target, "set constraints " + names + " immediate");
                }
            }
        }
        if (first.isPresent()) {
            // whatever is still pending belongs to none of these tables
            session.runTheirs(first.get(), "set constraints all immediate");
        } else {
            SearchPath.users(session.connection(), () -> session.run("set constraints all immediate"));
        }
    }
}
