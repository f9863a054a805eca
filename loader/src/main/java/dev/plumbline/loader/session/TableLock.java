package dev.plumbline.loader.session;

import dev.plumbline.database.SqlWork;
import dev.plumbline.database.lock.LockHolder;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps two loads of one table apart and takes the table's own lock. It asks repeatedly for short times, because a lock request that waits
 * makes everybody who comes later wait too.
 */
public final class TableLock {

    /** First half of the key of the advisory lock; the second is the table's oid. */
    static final int LOADS = 0x504C4D42;

    /** First half of the keys of advisory locks of loads in chunks and of their ledger. */
    public static final int LEDGERS = 0x504C4C47;

    private static final Duration ATTEMPT = LockRetry.ATTEMPT;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final String ADVISORY_HOLDERS = """
            select %s
              from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.classid = ? and l.objid = ? and l.granted
               and l.database = (select oid from pg_database where datname = current_database())
               and a.pid <> pg_backend_pid()
            """.formatted(LockHolder.COLUMNS);

    private static final String TABLE_HOLDERS = """
            select %s
              from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'relation' and l.relation = ? and l.granted and a.pid <> pg_backend_pid()
               and l.database = (select oid from pg_database where datname = current_database())
             order by a.xact_start
            """.formatted(LockHolder.COLUMNS);

    private final LoadSession session;
    private final Duration wait;
    private final Counter counter;

    public TableLock(LoadSession session, Duration wait, Counter counter) {
        this.session = session;
        this.wait = wait;
        this.counter = counter;
    }

    /** No other load works on this table until the transaction ends. */
    public void keepOtherLoadsOut(TargetTable target) throws SQLException {
        keepOut(
                "pg_try_advisory_xact_lock",
                LOADS,
                (int) target.oid(),
                "load",
                target.name().toString());
    }

    /** No second run of a load in chunks works at the same time, until the connection ends. */
    public void keepSameLoadOut(int key, String shown) throws SQLException {
        keepOut("pg_try_advisory_lock", LEDGERS, key, "run of this load", shown);
    }

    private void keepOut(String function, int lock, int key, String who, String what) throws SQLException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!session.truth("select " + function + "(" + lock + ", " + key + ")")) {
            List<String> holders = holders(ADVISORY_HOLDERS, List.of((long) lock, Integer.toUnsignedLong(key)));
            if (System.nanoTime() >= deadline) {
                throw LoadException.unavailable(
                        "another " + who + " holds " + what + who(holders) + "; waited " + wait.toSeconds()
                                + " s (--wait), nothing was loaded",
                        null);
            }
            counter.step("waiting for another " + who + who(holders));
            pause();
        }
    }

    /** Locks the table itself. */
    public void lock(TargetTable target, String lockMode) throws SQLException {
        if (target.kind() == Kind.FOREIGN || target.kind() == Kind.VIEW) {
            return;
        }
        lock(
                (target.kind() == Kind.TABLE ? "only " : "") + target.sql(),
                target.name().toString(),
                lockMode);
    }

    public void lock(String sql, String shown, String lockMode) throws SQLException {
        String table = sql.startsWith("only ") ? sql.substring(5) : sql;
        inTime(table, shown, () -> session.run("lock table " + sql + " in " + lockMode + " mode"));
    }

    /** Runs what needs a lock on a table (reading its catalogue does too), for no longer than the user would wait. */
    public <T> T inTime(String table, String shown, SqlWork<T> work) throws SQLException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = Math.max(50, Math.min(ATTEMPT.toMillis(), (deadline - System.nanoTime()) / 1_000_000));
            try {
                return Savepoints.keeping(session.connection(), open -> {
                    session.run("set local lock_timeout = " + left);
                    T result = work.run();
                    session.run("set local lock_timeout = " + TransactionSettings.lockTimeout(wait));
                    return result;
                });
            } catch (SQLException e) {
                if (!"55P03".equals(e.getSQLState())) {
                    throw e;
                }
            }
            List<String> holders = holders(TABLE_HOLDERS, List.of(oid(table)));
            if (System.nanoTime() >= deadline) {
                throw LoadException.unavailable(
                        "cannot lock " + shown + " in " + wait.toSeconds() + " s (--wait)" + who(holders)
                                + "; nothing was loaded",
                        null);
            }
            counter.step("waiting for " + shown + who(holders));
            pause();
        }
    }

    private long oid(String sql) throws SQLException {
        return NamedRelation.find(session.connection(), sql)
                .map(NamedRelation::oid)
                .orElse(0L);
    }

    private List<String> holders(String sql, List<Long> parameters) throws SQLException {
        var found = new ArrayList<String>();
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setLong(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && found.size() < 3) {
                    found.add(LockHolder.read(rows, 1).toString());
                }
            }
        }
        return found;
    }

    private static String who(List<String> holders) {
        return holders.isEmpty() ? "" : ": " + String.join("; ", holders);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LoadException.unavailable("interrupted while waiting for a lock; nothing was loaded", e);
        }
    }
}
