package dev.plumbline.operate.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefreshRoundsIT {
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void aLostConnectionCostsOneRound() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (seconds float8); insert into t values (0);"
                    + " create materialized view v as select 1 as one, pg_sleep(seconds) is null as slept from t;"
                    + " create unique index on v (one)");
            var rounds = new RefreshRounds(
                    () -> Refresh.run(holder.database(), List.of(), line -> {}), Duration.ofMillis(50), lines::add);
            var running = CompletableFuture.runAsync(rounds::run);
            assertThat(next()).matches("round 1: 1 view in [\\d.]+ m?s, longest public.v [\\d.]+ m?s");

            statement.execute("update t set seconds = 30");
            kill(statement);
            String lost = next();
            while (!lost.contains("again in")) {
                lost = next();
            }
            assertThat(lost).matches("(?s)round \\d+: .*; again in 50 ms");
            statement.execute("update t set seconds = 0");
            kill(statement);
            String healed = next();
            while (healed.contains("again in")) {
                healed = next();
            }
            assertThat(healed).matches("round \\d+: 1 view in .*");

            rounds.stop();
            running.get(10, TimeUnit.SECONDS);
            assertThat(rounds.awaitEnd(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void whatWaitingDoesNotMendIsThrown() {
        var rounds = new RefreshRounds(
                () -> {
                    throw new PlumblineException(Kind.USAGE, "no materialized view x");
                },
                Duration.ofMillis(1),
                lines::add);
        assertThatThrownBy(rounds::run).hasMessageContaining("no materialized view x");
        var unreachable = new RefreshRounds(
                () -> {
                    throw new PlumblineException(Kind.UNAVAILABLE, "nobody there");
                },
                Duration.ofMillis(1),
                lines::add);
        assertThatThrownBy(unreachable::run).as("of the first round").hasMessageContaining("nobody there");
        assertThat(lines).isEmpty();
    }

    /** Ends the session that refreshes, as soon as there is one that sleeps; gives up when there is none. */
    private static void kill(Statement statement) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ResultSet killed = statement.executeQuery(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event = 'PgSleep'"
                            + " and datname = current_database()")) {
                killed.next();
                if (killed.getInt(1) > 0) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    private String next() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        assertThat(line).as("a line").isNotNull();
        return line;
    }
}
