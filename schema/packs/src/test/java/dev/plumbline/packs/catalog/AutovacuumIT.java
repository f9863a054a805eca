package dev.plumbline.packs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.database.lock.LockNotAvailable;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrateOptions.Waits;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A backfill leaves dead rows, so autovacuum is at work when the next file wants its lock, and does not end for a request that gives
 * up after 20 ms. Here it is slowed down until it would be in the way for minutes.
 */
class AutovacuumIT {
    private static final Pack PACK = Packs.find("catalog");
    private static final String AT_WORK = """
            select count(*) from pg_stat_activity
            where datname = current_database() and query like 'autovacuum: VACUUM%products%'
            """;

    @Test
    void makesWayForTheNextFile() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            assumeThat(Sql.ask(connection, "select rolsuper from pg_roles where rolname = current_user"))
                    .as("a superuser, for the settings of autovacuum")
                    .isEqualTo("t");
            migrate(holder.database(), "0003");
            Seeder.seed(connection, DataSets.get("catalog").variant("before"));
            migrate(holder.database(), "0006");
            try (var often = new Settings(statement)) {
                statement.execute(
                        "alter table products set (autovacuum_enabled = true, autovacuum_vacuum_threshold = 0,"
                                + " autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100,"
                                + " autovacuum_vacuum_cost_limit = 1)");
                statement.execute("update products set name = name");
                often.awaitWork();

                assertThatThrownBy(() -> alterAtOnce(holder.database()))
                        .isInstanceOf(LockNotAvailable.class)
                        .hasMessageContaining("autovacuum: VACUUM");

                migrate(holder.database(), "0007");
            }
        }
    }

    private static void migrate(Database database, String target) {
        var options = MigrateOptions.DEFAULT
                .withPhases(Set.of(Phase.SCHEMA))
                .withTarget(target)
                .withWaits(new Waits(Duration.ofSeconds(30), 0, Duration.ZERO));
        new Migrator(database, PACK, options).migrate();
    }

    /** What V0007 would do if it did not ask for the weaker lock first. */
    private static void alterAtOnce(Database database) throws SQLException {
        try (var retry = new LockRetry(database, Duration.ofMillis(300), line -> {});
                Connection connection = retry.over(database.connectForUser());
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '20ms'");
            retry.attempts(() -> statement.execute("alter table products add column probe int"));
        }
    }

    /** The server looks for work every second, until this is closed. */
    private static final class Settings implements AutoCloseable {
        private final Statement statement;

        Settings(Statement statement) throws SQLException {
            this.statement = statement;
            statement.execute("alter system set autovacuum = on");
            statement.execute("alter system set autovacuum_naptime = '1s'");
            statement.execute("select pg_reload_conf()");
        }

        void awaitWork() throws SQLException, InterruptedException {
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (Sql.number(statement.getConnection(), AT_WORK) == 0) {
                assertThat(System.nanoTime()).as("autovacuum has begun").isLessThan(end);
                Thread.sleep(50);
            }
        }

        @Override
        public void close() throws SQLException {
            statement.execute("alter system reset autovacuum");
            statement.execute("alter system reset autovacuum_naptime");
            statement.execute("select pg_reload_conf()");
        }
    }
}
