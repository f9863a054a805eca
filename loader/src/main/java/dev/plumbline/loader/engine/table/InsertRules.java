package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.TableRule;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Disables the rewrite rules that an INSERT would follow and the COPY it replaces would not; and enables them again. */
public final class InsertRules {

    private final LoadSession session;
    private final TableLock lock;
    private final LoadNotes notes;
    private final List<String> enabling = new ArrayList<>();

    public InsertRules(LoadSession session, TableLock lock, LoadNotes notes) {
        this.session = session;
        this.lock = lock;
        this.notes = notes;
    }

    public void disable(TargetTable target) throws SQLException {
        List<TableRule> rules = target.rulesOn(Event.INSERT);
        if (rules.isEmpty()) {
            return;
        }
        if (!target.owner()) {
            throw LoadException.usage(
                    "bad rows of " + target.name() + " cannot be distinguished from good ones: that takes INSERT,"
                            + " which follows its rules (" + LoadPlanner.names(rules)
                            + ") where COPY does not, and only its owner may switch them off; nothing was loaded");
        }
        lock.lock(target, "access exclusive");
        for (TableRule rule : rules) {
            session.run(rule.disableSql(target));
            enabling.add(rule.enableSql(target));
        }
        notes.add(LoadPlanner.passedOver(target, rules));
    }

    public void enable() throws SQLException {
        for (String sql : enabling) {
            session.run(sql);
        }
        enabling.clear();
    }
}
