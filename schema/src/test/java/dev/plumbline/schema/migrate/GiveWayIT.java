package dev.plumbline.schema.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that works under a lock others want: they are reported, and it gives way when it was asked to. */
class GiveWayIT {
    @TempDir
    private Path folder;

    private ThrowAwayDatabase throwAway;
    private Database database;
    private final List<String> told = new CopyOnWriteArrayList<>();
    /** One each: the pool that all share has as many as there are processors, which is too few for those that wait. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void database() throws Exception {
        throwAway = ThrowAwayDatabase.create();
        database = throwAway.database();
        Sql.run(database, "create table orders (id int primary key, note text)", "insert into orders values (1, 'a')");
        Sql.run(database, "create sequence gate");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        throwAway.close();
    }

    /**
     * Works under the lock until the gate is open, so that no test depends on how quick the machine is. A sequence, for what is seen of
     * it is no matter of snapshots.
     */
    private static final String WORKS = """
            alter table orders add column late int;
            create function pg_temp.pause() returns void language plpgsql as $$
            begin
                while not (select is_called from public.gate) loop perform pg_sleep(0.05); end loop;
            end $$;
            select pg_temp.pause();
            """;

    @Test
    void whoWaitsIsTold() throws Exception {
        Files.writeString(folder.resolve("V1__late.sql"), WORKS);
        CompletableFuture<Void> migration = migrating(Duration.ZERO);
        until(() -> seen.stream().anyMatch(line -> line.startsWith("V1__late.sql:6  select pg_temp.pause()")));
        CompletableFuture<Void> reader = reading("select * from orders");
        until(() -> told.stream().anyMatch(line -> line.startsWith("others wait: ")));
        open();
        migration.join();
        reader.join();
        assertThat(told)
                .anyMatch(line -> line.matches("others wait: process \\d+ of " + database.user()
                        + " \\(a reader\\).* has waited for public\\.orders for .* m?s with: select \\* from orders"));
        assertThat(Sql.ask(
                        database,
                        "select count(*) from pg_attribute where attrelid = 'orders'::regclass and attname = 'late'"))
                .isEqualTo("1");
    }

    @Test
    void givesWayAndComesBack() throws Exception {
        Files.writeString(folder.resolve("V1__late.sql"), WORKS);
        CompletableFuture<Void> migration = migrating(Duration.ofMillis(600));
        until(() -> seen.stream().anyMatch(line -> line.startsWith("V1__late.sql:6")));
        reading("select * from orders").join(); // ends while the gate is shut: the migration has let go
        open();
        migration.join();
        assertThat(told)
                .anyMatch(line ->
                        line.matches("V1__late.sql: gave way: process \\d+ .* has waited for public\\.orders for .*;"
                                + " attempt 1 of 21, trying again in 500 ms"));
        assertThat(Sql.ask(database, "select count(*) from flyway_schema_history where success and version = '1'"))
                .isEqualTo("1");
    }

    /** The writer waits for the reader's lock request no less than for ours. */
    @Test
    void whoWaitsBehindAnotherCountsToo() throws Exception {
        Files.writeString(
                folder.resolve("V1__row.sql"),
                WORKS.replace("alter table orders add column late int", "update orders set note = 'b'"));
        CompletableFuture<Void> migration = migrating(Duration.ZERO);
        until(() -> seen.stream().anyMatch(line -> line.startsWith("V1__row.sql:6")));
        CompletableFuture<Void> alter = reading("lock table orders in access exclusive mode");
        until(() -> !Sql.ask(database, "select count(*) from pg_locks where not granted")
                .equals("0"));
        CompletableFuture<Void> reader = reading("select * from orders");
        until(() -> told.stream().anyMatch(line -> line.contains("(and 1 more session)")));
        open();
        CompletableFuture.allOf(migration, alter, reader).join();
    }

    @Test
    void endsWhenItGaveWayTooOften() throws Exception {
        Files.writeString(folder.resolve("V1__late.sql"), WORKS);
        try (Connection other = database.with("ApplicationName", "a reader").connectForUser();
                Statement statement = other.createStatement()) {
            CompletableFuture<Void> readers = CompletableFuture.runAsync(
                    () -> {
                        try {
                            while (!Sql.ask(database, "select is_called from public.gate")
                                    .equals("t")) {
                                statement.executeQuery("select * from orders").close();
                            }
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    threads);
            assertThatThrownBy(() -> migrator(Duration.ofMillis(300), 1).migrate())
                    .isInstanceOf(MigrationFailure.class)
                    .hasMessageContaining("V1__late.sql:6: gave way: process ")
                    .hasMessageContaining("in 2 attempts (nothing of this file was changed; --max-block");
            open();
            readers.join();
        }
        assertThat(Sql.ask(
                        database,
                        "select count(*) from pg_attribute where attrelid = 'orders'::regclass and attname = 'late'"))
                .isEqualTo("0");
    }

    /** What no transaction holds would leave half of itself behind. */
    @Test
    void doesNotGiveWayOutsideOfATransaction() throws Exception {
        Sql.run(
                database,
                "create function pause(text) returns text immutable language plpgsql as $$ begin"
                        + " while not (select is_called from public.gate) loop perform pg_sleep(0.05); end loop; return $1; end $$");
        Files.writeString(folder.resolve("V1__late.sql"), "create index concurrently i on orders (pause(note));");
        CompletableFuture<Void> migration = migrating(Duration.ofMillis(300));
        until(() -> seen.stream().anyMatch(line -> line.startsWith("index on public.orders: building index")));
        CompletableFuture<Void> vacuum = reading("vacuum orders");
        until(() -> told.stream().anyMatch(line -> line.startsWith("others wait: ")));
        open();
        CompletableFuture.allOf(migration, vacuum).join();
        assertThat(Sql.ask(database, "select indisvalid from pg_index where indexrelid = 'i'::regclass"))
                .isEqualTo("t");
        assertThat(told).noneMatch(line -> line.contains("gave way"));
    }

    private void open() throws SQLException {
        Sql.ask(database, "select nextval('gate')");
    }

    private Migrator migrator(Duration maxBlock, int retries) {
        var observer = new MigrationObserver() {
            @Override
            public void message(String line) {
                told.add(line);
            }

            @Override
            public void working(String at) {
                seen.add(at);
            }
        };
        MigrateOptions usual = MigrateOptions.DEFAULT;
        return new Migrator(
                database,
                Packs.find(folder.toString()),
                new MigrateOptions(
                        usual.phases(),
                        usual.target(),
                        new MigrateOptions.Waits(Duration.ofSeconds(5), retries, Duration.ZERO, maxBlock),
                        false,
                        java.util.Optional.of("0"),
                        false,
                        usual.allow(),
                        List.of(observer)));
    }

    private CompletableFuture<Void> migrating(Duration maxBlock) {
        return CompletableFuture.runAsync(() -> migrator(maxBlock, 20).migrate(), threads);
    }

    private CompletableFuture<Void> reading(String sql) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Connection connection =
                                    database.with("ApplicationName", "a reader").connectForUser();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(!sql.startsWith("lock"));
                        statement.execute(sql);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited 30 s for it").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
