package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.row.SilentTriggers;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Disables the triggers that a dump does not want to fire for its rows, and restores them as they were found. Foreign keys are not
 * affected: they are checked after the last row, even if a dump disables the triggers that PostgreSQL checks them by.
 */
public final class DumpTriggers {

    private static final String ON = "select tgname, tgenabled = 'A' from pg_catalog.pg_trigger where tgrelid = ?"
            + " and not tgisinternal and tgenabled in ('O', 'A') order by tgname";

    private final LoadSession session;
    private final TableLock lock;
    private final LoadNotes notes;
    private final Map<Long, SilentTriggers> made = new HashMap<>();
    /** The statements that enable them again, by table and trigger. */
    private final Map<String, String> enabling = new LinkedHashMap<>();

    public DumpTriggers(LoadSession session, TableLock lock, LoadNotes notes) {
        this.session = session;
        this.lock = lock;
        this.notes = notes;
    }

    /** Whether triggers must be switched before rows of this layout can go into their table. */
    public boolean differ(Layout layout) {
        SilentTriggers wanted = layout.block().silent();
        return !wanted.equals(made.getOrDefault(layout.target().oid(), SilentTriggers.NONE));
    }

    public void make(TargetTable target, SilentTriggers wanted) throws SQLException {
        String prefix = target.sql() + " ";
        for (Map.Entry<String, String> one : List.copyOf(enabling.entrySet())) {
            if (one.getKey().startsWith(prefix)) {
                session.run(one.getValue());
                enabling.remove(one.getKey());
            }
        }
        made.put(target.oid(), wanted);
        if (wanted.equals(SilentTriggers.NONE)) {
            return;
        }
        Map<String, Boolean> silenced = silenced(target, wanted);
        if (silenced.isEmpty()) {
            return;
        }
        if (!target.owner()) {
            notes.add("triggers of " + target.name() + " ran although the input disables them: only its owner may");
            return;
        }
        lock.lock(target, "share row exclusive");
        String alter = "alter table " + target.sql() + " ";
        for (Map.Entry<String, Boolean> trigger : silenced.entrySet()) {
            String name = Name.quote(trigger.getKey());
            session.run(alter + "disable trigger " + name);
            enabling.put(prefix + name, alter + "enable " + (trigger.getValue() ? "always " : "") + "trigger " + name);
        }
    }

    private Map<String, Boolean> silenced(TargetTable target, SilentTriggers wanted) throws SQLException {
        var found = new LinkedHashMap<String, Boolean>();
        try (PreparedStatement statement = session.connection().prepareStatement(ON)) {
            statement.setLong(1, target.oid());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    boolean always = rows.getBoolean(2);
                    if (wanted.all() || wanted.named().contains(name) || wanted.replica() && !always) {
                        found.put(name, always);
                    }
                }
            }
        }
        return found;
    }

    /** As they were; to be called when no check is pending. */
    public void restore() throws SQLException {
        for (String sql : enabling.values()) {
            session.run(sql);
        }
        enabling.clear();
    }
}
