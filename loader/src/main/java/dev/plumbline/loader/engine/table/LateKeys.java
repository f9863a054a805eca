package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Has foreign keys checked after the last row, by declaring them deferred for the duration of the load. Those that are deferrable anyway,
 * whoever owns them, are deferred without that.
 */
public final class LateKeys {

    private final LoadSession session;
    private final TableLock lock;
    private final List<TargetTable> targets = new ArrayList<>();
    private final List<String> restoring = new ArrayList<>();

    public LateKeys(LoadSession session, TableLock lock) {
        this.session = session;
        this.lock = lock;
    }

    /** Keys of one table. */
    public void defer(TargetTable target, Collection<ForeignKey> keys) throws SQLException {
        List<ForeignKey> alterable =
                keys.stream().filter(fk -> fk.alterable() && !fk.deferred()).toList();
        if (!alterable.isEmpty()) {
            lock.lock(target, "access exclusive");
        }
        for (ForeignKey fk : alterable) {
            session.run(fk.deferSql());
            restoring.add(fk.timingSql());
        }
        session.deferConstraints();
        targets.add(target);
    }

    /** Checks the keys now and restores their own timing. */
    public void restore() throws SQLException {
        session.settleConstraints(targets);
        for (String sql : restoring) {
            session.run(sql);
        }
        restoring.clear();
    }
}
