package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.TableIndex;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops foreign keys and indexes and recreates them exactly as they were, within the transaction of the load. Creating them once at the
 * end checks every row as strictly as keeping them up to date does.
 */
public final class ConstraintRebuild {

    private final LoadSession session;
    private final TableLock lock;
    private final Counter counter;
    private final Map<String, ForeignKey> foreignKeys = new LinkedHashMap<>();
    private final List<TableIndex> indexes = new ArrayList<>();

    public ConstraintRebuild(LoadSession session, TableLock lock, Counter counter) {
        this.session = session;
        this.lock = lock;
        this.counter = counter;
    }

    /** Foreign keys of other tables prevent TRUNCATE; they are checked again at the end. */
    public void setIncomingAside(TargetTable target) throws SQLException {
        setAside(target.incoming());
    }

    public void setOwnAside(TargetTable target) throws SQLException {
        setKeysAside(target.outgoing());
        for (TableIndex index : target.indexes()) {
            session.run(index.drop());
            indexes.add(index);
        }
    }

    /** Keeps those that could not be recreated as they were. */
    public void setKeysAside(Collection<ForeignKey> keys) throws SQLException {
        setAside(keys.stream().filter(fk -> fk.obstacle().isEmpty()).toList());
    }

    public boolean isAside(ForeignKey fk) {
        return foreignKeys.containsKey(id(fk));
    }

    private static String id(ForeignKey fk) {
        return fk.table() + " " + fk.name();
    }

    /** Locks in the order of names, so that two loads cannot deadlock. */
    private void setAside(List<ForeignKey> keys) throws SQLException {
        Set<String> tables = new LinkedHashSet<>();
        keys.forEach(fk -> {
            tables.add(fk.table());
            tables.add(fk.referenced());
        });
        for (String table : tables.stream().sorted().toList()) {
            lock.lock(table, table, "access exclusive");
        }
        for (ForeignKey fk : keys) {
            if (!isAside(fk)) {
                session.run(fk.dropSql());
                foreignKeys.put(id(fk), fk);
            }
        }
    }

    public void indexes() throws SQLException {
        for (TableIndex index : indexes) {
            counter.step("building index " + index.name());
            for (String sql : index.build()) {
                session.run(sql);
            }
        }
    }

    public void foreignKeys() throws SQLException {
        var making = new KeyMaking(session);
        for (ForeignKey fk : foreignKeys.values()) {
            counter.step("checking foreign key " + fk.name());
            making.make(fk);
        }
        making.end();
    }
}
