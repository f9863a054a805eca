package dev.plumbline.operate.backfill;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits between two batches: for the requested pause, for replicas that lag, for sessions that want the table. */
final class Throttle {
    /** How far the last replica lags, in seconds; how many replicas hide their lag from this role. */
    private static final String REPLICAS = """
            select coalesce(max(extract(epoch from replay_lag)), 0)::float8, count(*) filter (where state is null)
            from pg_stat_replication
            """;

    private final Connection connection;
    private final BackfillTable target;
    private final BackfillOptions options;
    private final Consumer<String> messages;
    private boolean saidBlind;

    Throttle(Connection connection, BackfillTable target, BackfillOptions options, Consumer<String> messages) {
        this.connection = connection;
        this.target = target;
        this.options = options;
        this.messages = messages;
    }

    /** Called outside a transaction, which would block others while it waits. */
    void rest() throws SQLException {
        sleep(options.pause());
        boolean said = false;
        while (lag() > options.maxLag().toMillis() / 1000.0) {
            if (!said) {
                messages.accept("waiting for a replica that is behind");
                said = true;
            }
            sleep(Duration.ofSeconds(1));
        }
        if (isWaitedFor()) {
            messages.accept("others wait for " + target.sql() + ": letting them go first");
            sleep(Duration.ofSeconds(1));
        }
    }

    private double lag() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REPLICAS)) {
            row.next();
            long hidden = row.getLong(2);
            if (hidden > 0 && !saidBlind) {
                saidBlind = true;
                messages.accept("warning: this role may not see how far " + hidden
                        + (hidden == 1 ? " replica is" : " replicas are")
                        + " behind, so the backfill does not wait for "
                        + (hidden == 1 ? "it" : "them") + " (grant pg_monitor to it, or pg_read_all_stats)");
            }
            return row.getDouble(1);
        }
    }

    private boolean isWaitedFor() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from pg_locks where not granted and relation = '"
                                + target.sql().replace("'", "''") + "'::regclass")) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(Kind.UNAVAILABLE, "interrupted (run the same command to continue)", e);
        }
    }
}
