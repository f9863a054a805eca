package dev.plumbline.operate.backfill;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.session.Abandoned;
import dev.plumbline.database.session.SearchPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Changes the rows of a large table in small transactions along a unique key. Each batch notes in the same transaction how far it
 * came, so a killed run goes on where it was. It waits for replicas that fall behind and for sessions that wait for its table.
 */
public final class Backfill {
    private static final Set<String> TRY_AGAIN = Set.of("55P03", "40P01", "40001");
    private static final String NOT_PERMITTED = "42501";
    private static final int LARGEST = 100_000;
    private static final int TRIES = 30;
    private static final long REPORT = 2_000_000_000L;

    private final Database database;
    private final BackfillOptions options;
    private final Consumer<String> told;
    private int size;
    private long looked;
    private long changed;

    /**
     * Rows looked at, rows changed, by this run and those before it that it went on from.
     *
     * @param nothing whether it had come to its end before, so that this run did nothing
     */
    public record Result(long looked, long changed, boolean resumed, boolean nothing, Duration took) {}

    public Backfill(Database database, BackfillOptions options, Consumer<String> told) {
        this.database = database;
        this.options = options;
        this.told = told;
        this.size = options.batch();
    }

    public Result run() {
        long start = System.nanoTime();
        try (Connection connection = database.connect()) {
            Abandoned.endSoon(connection);
            execute(connection, "set lock_timeout = '1s'");
            Target target = Target.of(connection, options);
            tryOut(connection, target);
            var ledger = new Ledger(connection, options);
            ledger.create();
            connection.setAutoCommit(false);
            Optional<Ledger.Entry> before = ledger.find();
            if (before.isPresent() && before.get().finished().isPresent() && !options.again()) {
                return finished(before.get(), start);
            }
            before = before.filter(
                    entry -> entry.finished().isEmpty() && !entry.lastKey().isEmpty());
            if (before.isEmpty()) {
                ledger.start(options);
            }
            connection.commit();
            before.ifPresent(this::goOn);
            walk(connection, target, ledger, before.map(Ledger.Entry::lastKey).orElse(List.of()));
            ledger.finish();
            connection.commit();
            return new Result(looked, changed, before.isPresent(), false, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            throw new PlumblineException(
                    e.getSQLState() != null && e.getSQLState().startsWith("08") ? Kind.UNAVAILABLE : Kind.FINDING,
                    database + ": backfill of " + options.table() + ": " + e.getMessage()
                            + " (batches before this one are committed; run the same command to go on)",
                    e);
        }
    }

    /** What is wrong with the operator's SQL is said before anything is changed. */
    private void tryOut(Connection connection, Target target) throws SQLException {
        try {
            SearchPath.users(connection, () -> execute(connection, "explain " + target.update(options)));
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
                throw e;
            }
            throw new PlumblineException(
                    e.getSQLState().equals(NOT_PERMITTED) ? Kind.UNAVAILABLE : Kind.USAGE,
                    "--set " + options.assignments()
                            + (options.where().isBlank() ? "" : " --where " + options.where()) + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " (nothing was changed)",
                    e);
        }
    }

    /** A run that was killed right after its end looks to its operator like one killed before it. */
    private Result finished(Ledger.Entry entry, long start) {
        told.accept(String.format(
                Locale.ROOT,
                "nothing to do: this backfill came to its end at %s, having looked at %,d rows (--again does it once more)",
                entry.finished().orElseThrow(),
                entry.looked()));
        return new Result(entry.looked(), entry.changed(), false, true, Duration.ofNanos(System.nanoTime() - start));
    }

    private void goOn(Ledger.Entry entry) {
        looked = entry.looked();
        changed = entry.changed();
        told.accept(String.format(
                Locale.ROOT, "going on after key %s: %,d rows were done before", entry.lastKey(), entry.looked()));
    }

    private void walk(Connection connection, Target target, Ledger ledger, List<String> from) throws SQLException {
        List<String> key = from;
        long reported = System.nanoTime();
        while (true) {
            long start = System.nanoTime();
            List<String> last = batch(connection, target, ledger, key);
            if (last.isEmpty()) {
                return;
            }
            key = last;
            resize(System.nanoTime() - start);
            if (System.nanoTime() - reported > REPORT) {
                reported = System.nanoTime();
                told.accept(String.format(
                        Locale.ROOT,
                        "%,d of about %,d rows looked at, %,d changed",
                        looked,
                        Math.max(looked, target.rows()),
                        changed));
            }
            rest(connection, target);
        }
    }

    /** The last key of the batch; empty when there was nothing left. Held up by a lock, it is tried again, smaller. */
    private List<String> batch(Connection connection, Target target, Ledger ledger, List<String> after)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                var last = new ArrayList<String>();
                long rows = next(connection, target, after, last);
                if (rows == 0) {
                    return last;
                }
                long updated = update(connection, target, after, last);
                ledger.note(last, rows, updated);
                connection.commit();
                looked += rows;
                changed += updated;
                return last;
            } catch (SQLException e) {
                if (!TRY_AGAIN.contains(e.getSQLState()) || attempt == TRIES) {
                    throw e;
                }
                connection.rollback();
                size = Math.max(1, size / 2);
                told.accept("held up by a lock, trying " + size + " rows");
                sleep(Duration.ofMillis(200L * Math.min(attempt, 10)));
            }
        }
    }

    private long next(Connection connection, Target target, List<String> after, List<String> last) throws SQLException {
        try (Statement query = plain(connection);
                ResultSet row = query.executeQuery(target.nextKey(after, size))) {
            if (!row.next()) {
                return 0;
            }
            last.addAll(List.of((String[]) row.getArray(1).getArray()));
            return row.getLong(2);
        }
    }

    private long update(Connection connection, Target target, List<String> after, List<String> last)
            throws SQLException {
        try (Statement update = plain(connection)) {
            return SearchPath.users(connection, () -> update.executeLargeUpdate(target.update(options, after, last)));
        }
    }

    private static Statement plain(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private void resize(long nanoseconds) {
        double wanted = (double) options.batchTime().toNanos() / Math.max(1, nanoseconds);
        size = (int) Math.max(1, Math.min(LARGEST, size * Math.max(0.5, Math.min(2, wanted))));
    }

    private void rest(Connection connection, Target target) throws SQLException {
        sleep(options.pause());
        boolean said = false;
        while (number(connection, "select coalesce(max(extract(epoch from replay_lag)), 0) from pg_stat_replication")
                > options.maxLag().toMillis() / 1000.0) {
            if (!said) {
                told.accept("waiting for a replica that is behind");
                said = true;
            }
            sleep(Duration.ofSeconds(1));
        }
        if (number(
                        connection,
                        "select count(*) from pg_locks where not granted and relation = " + target.oid()
                                + " and database = (select oid from pg_database where datname = current_database())")
                > 0) {
            told.accept("others wait for " + target.sql() + ": letting them go first");
            sleep(Duration.ofSeconds(1));
        }
        connection.rollback();
    }

    private static double number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            double value = row.getDouble(1);
            connection.rollback();
            return value;
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = plain(connection)) {
            return statement.execute(sql);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(Kind.UNAVAILABLE, "interrupted (run the same command to go on)", e);
        }
    }
}
