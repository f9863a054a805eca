package dev.plumbline.operate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillIT {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void fill() throws SQLException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Sql.run(
                database,
                "create table \"Big One\" (a int, b text, n int default 0, primary key (a, b))",
                "insert into \"Big One\" select i / 3, 'k''' || i, 0 from generate_series(1, 5000) i",
                "create table keyless (n int)");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void changesEveryRowOnceAlongACompositeKey() throws Exception {
        Backfill.Result result = backfill("\"Big One\"", "n = n + 1", "");
        assertThat(result.looked()).isEqualTo(5000);
        assertThat(result.changed()).isEqualTo(5000);
        assertThat(Sql.ask(database, "select min(n) || ' ' || max(n) from \"Big One\""))
                .isEqualTo("1 1");
        assertThat(backfill("\"Big One\"", "n = 9", "a < 10 -- the first").changed())
                .isEqualTo(29);
        assertThat(backfill("\"Big One\"", "n = 8", "jsonb_build_object(b, '?') ? 'k''30'")
                        .changed())
                .isEqualTo(1);
    }

    /** The second row takes until the gate is open: sequences, for what is seen of them is no matter of snapshots. */
    @Test
    void givesWayToWhoWaitsForItsRows() throws Exception {
        Sql.run(
                database,
                "create sequence entered",
                "create sequence gate",
                "create function slow(int) returns int language plpgsql as $$ begin"
                        + " while nextval('public.entered') > 1 and not (select is_called from public.gate) loop perform pg_sleep(0.02); end loop; return $1 + 1; end $$");
        var backfill = CompletableFuture.supplyAsync(() -> backfill("\"Big One\"", "n = slow(n)", ""));
        while (!Sql.ask(database, "select last_value > 1 from entered").equals("t")) {
            assertThat(backfill).isNotDone();
            Thread.sleep(20);
        }
        // over while the gate is shut: the batch has let go of the row
        Sql.run(
                database,
                "update \"Big One\" set n = 100 where (a, b) = (select a, b from \"Big One\" order by a, b limit 1)");
        Sql.run(database, "select nextval('gate')");
        assertThat(backfill.join().changed()).isEqualTo(5000);
        assertThat(Sql.ask(database, "select min(n) || ' ' || max(n) from \"Big One\""))
                .isEqualTo("1 101");
        assertThat(messages).anyMatch(line -> line.startsWith("others wait: process "));
        assertThat(messages).anyMatch(line -> line.matches("gave way: process .*, trying \\d+ rows"));
    }

    @Test
    void waitsForALockInsteadOfFailing() throws Exception {
        try (Connection other = database.connectForUser()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update \"Big One\" set n = 100 where a = 700");
            var release = new Thread(() -> {
                try {
                    while (messages.stream().noneMatch(line -> line.startsWith("held up by a lock"))) {
                        Thread.sleep(20);
                    }
                    other.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            release.start();
            backfill("\"Big One\"", "n = n + 1", "");
            release.join();
        }
        assertThat(messages).anyMatch(line -> line.startsWith("held up by a lock"));
        assertThat(Sql.ask(database, "select sum(n) from \"Big One\"")).isEqualTo("5300");
    }

    /** A replication connection is a replica as far as the server's statistics go. */
    @Test
    void saysThatItDoesNotSeeHowFarReplicasAreBehind() throws Exception {
        Sql.run(database, "drop role if exists plumbline_blind", "create role plumbline_blind login password 'blind'");
        Sql.run(
                database,
                "alter table \"Big One\" owner to plumbline_blind",
                "grant create on database \"" + database.name() + "\" to plumbline_blind");
        var blind = database.with("user", "plumbline_blind").with("password", "blind");
        var options = BackfillOptions.of("\"Big One\"", "n = 7", "");
        try (Connection replica = database.with("replication", "database")
                .with("assumeMinServerVersion", "9.4")
                .with("preferQueryMode", "simple")
                .connectForUser()) {
            new Backfill(blind, options, messages::add).run();
            assertThat(messages.stream().filter(line -> line.contains("may not see how far 1 replica is behind")))
                    .as("once, in %s on %s", messages, replica)
                    .hasSize(1)
                    .allMatch(line -> line.contains("grant pg_monitor"));
            messages.clear();
            Sql.run(database, "grant pg_monitor to plumbline_blind");
            new Backfill(blind, BackfillOptions.of("\"Big One\"", "n = 8", ""), messages::add).run();
            assertThat(messages).noneMatch(line -> line.contains("replica"));
        } finally {
            Sql.run(database, "drop owned by plumbline_blind cascade", "drop role plumbline_blind");
        }
    }

    @Test
    void goesOnWhereAFailureLeftIt() throws Exception {
        Sql.run(database, "alter table \"Big One\" add constraint stop check (a < 1000 or n = 0) not valid");
        assertThatThrownBy(() -> backfill("\"Big One\"", "n = n + 1", ""))
                .hasMessageContaining("run the same command to continue");
        Sql.run(database, "alter table \"Big One\" drop constraint stop");
        Backfill.Result result = backfill("\"Big One\"", "n = n + 1", "");
        assertThat(result.resumed()).isTrue();
        assertThat(Sql.ask(database, "select min(n) || ' ' || max(n) from \"Big One\""))
                .isEqualTo("1 1");
    }

    @Test
    void refusesWhatCannotGoWell() throws Exception {
        assertThatThrownBy(() -> backfill("keyless", "n = 1", "")).hasMessageContaining("has no primary key");
        assertThatThrownBy(() -> backfill("\"Big One\"", "a = 1", "")).hasMessageContaining("column a is in the key");
        assertThatThrownBy(() -> backfill("nowhere", "a = 1", "")).hasMessageContaining("no table nowhere");
        assertThatThrownBy(() -> backfill("\"Big One\"", "m = 1", ""))
                .hasMessageContaining("--set m = 1: ERROR: column \"m\"");
        String before = Sql.ask(database, "select sum(n) from \"Big One\"");
        assertThatThrownBy(() -> backfill("\"Big One\"", "n = n + 1", "true) or (true"))
                .hasMessageContaining("--where true) or (true: found a bracket");
        assertThatThrownBy(() -> backfill("\"Big One\"", "n = 1; drop table keyless", ""))
                .hasMessageContaining("or a semicolon");
        assertThat(Sql.ask(database, "select sum(n) from \"Big One\"")).isEqualTo(before);
    }

    @Test
    void oneThatCameToItsEndIsDoneAgainOnlyWhenAsked() throws Exception {
        backfill("\"Big One\"", "n = n + 1", "");
        assertThat(backfill("\"Big One\"", "n = n + 1", "").nothing()).isTrue();
        assertThat(messages).anyMatch(line -> line.contains("--again runs it again"));
        assertThat(Sql.ask(database, "select min(n) || ' ' || max(n) from \"Big One\""))
                .isEqualTo("1 1");
        assertThat(backfill("\"Big One\"", "n = n + 1", "", true).nothing()).isFalse();
        assertThat(Sql.ask(database, "select min(n) || ' ' || max(n) from \"Big One\""))
                .isEqualTo("2 2");
    }

    private Backfill.Result backfill(String table, String set, String where) {
        return backfill(table, set, where, false);
    }

    private Backfill.Result backfill(String table, String set, String where, boolean again) {
        var options = new BackfillOptions(
                table,
                List.of(set),
                where,
                100,
                Duration.ofMillis(5),
                Duration.ofSeconds(5),
                BackfillOptions.MAX_BLOCK,
                Duration.ZERO,
                again);
        return new Backfill(database, options, messages::add).run();
    }
}
