package dev.plumbline.operate.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.reconcile.Reconcile;
import dev.plumbline.operate.reconcile.ReconcileOptions;
import dev.plumbline.operate.refresh.Refresh;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A long reader holds a lock that a verb of ours waits for; who reads meanwhile is not kept out by us. */
@Timeout(120)
class WaitingForLocksIT {
    private static final Executor THREADS = task -> new Thread(task).start();

    /** Nobody is to wait for us longer than two seconds; a busy machine gets one more. */
    private static final long LONGEST = 3_000;

    @TempDir
    private Path folder;

    /** What a verb does, told whom it waits for. */
    private interface Verb {
        void run(Database database, Duration limit, Consumer<String> messages) throws Exception;
    }

    @Test
    void undoKeepsNobodyOutAlthoughItsFileWouldWaitLonger() throws Exception {
        othersReadWhile("select * from t", (database, limit, messages) -> {
            var options = new UndoOptions(Optional.empty(), Optional.empty(), true, true, limit, messages);
            var undo = new Undo(database, pack(), options);
            undo.run(undo.plan());
        });
    }

    @Test
    void migrateKeepsNobodyOutAlthoughItsFileWouldWaitLonger() throws Exception {
        othersReadWhile("select * from t", (database, limit, messages) -> {
            Files.writeString(
                    folder.resolve("shop/V3__column.sql"),
                    "set local lock_timeout = '30s';\nalter table t add column late int;");
            StepRecorder.migrator(
                            database,
                            Packs.find(folder.resolve("shop").toString()),
                            MigrateOptions.DEFAULT.withObservers(List.of(new MigrationObserver() {
                                @Override
                                public void message(String line) {
                                    messages.accept(line);
                                }
                            })))
                    .migrate();
        });
    }

    @Test
    void restoreKeepsNobodyOut() throws Exception {
        Path file = folder.resolve("b.plumb");
        othersReadWhile("select * from t", (database, limit, messages) -> {
            if (!Files.exists(file)) {
                Backup.write(database, file, BackupOptions.defaults(), Progress.silent());
            }
            try (BackupFile backup = BackupFile.open(file)) {
                Restore.run(
                        database,
                        backup,
                        RestoreOptions.defaults().replacing(true).withLockTimeout(limit),
                        (step, done, expected) -> messages.accept(step));
            }
        });
    }

    @Test
    void reconcileKeepsNobodyOut() throws Exception {
        othersReadWhile(
                "alter table public.t add column drifted int",
                "select * from t",
                (database, limit, messages) -> new Reconcile(
                                database,
                                pack(),
                                new ReconcileOptions(List.of("public.t"), Optional.empty(), true, limit),
                                messages)
                        .apply());
    }

    @Test
    void refreshKeepsNobodyOut() throws Exception {
        othersReadWhile(
                "select * from m", (database, limit, messages) -> Refresh.run(database, List.of(), limit, messages));
    }

    @Test
    void aBackfillSaysWhoHoldsItUp() throws Exception {
        othersReadWhile(
                "select * from t for update",
                (database, limit, messages) ->
                        new Backfill(database, BackfillOptions.of("public.t", "b = b + 1", ""), messages).run());
    }

    private void othersReadWhile(String held, Verb verb) throws Exception {
        othersReadWhile("select 1", held, verb);
    }

    private void othersReadWhile(String first, String held, Verb verb) throws Exception {
        try (ThrowAwayDatabase made = ThrowAwayDatabase.create()) {
            Database database = made.database();
            StepRecorder.migrator(database, pack(), MigrateOptions.DEFAULT).migrate();
            Sql.run(database, first);
            List<String> messages = Collections.synchronizedList(new ArrayList<>());
            var waits = new ArrayList<Long>();
            CompletableFuture<Void> run;
            try (Connection holder =
                            database.with("ApplicationName", "the long reader").connectForUser();
                    Statement statement = holder.createStatement();
                    Connection reader = database.connectForUser();
                    Statement reading = reader.createStatement()) {
                reading.setQueryTimeout(20);
                holder.setAutoCommit(false);
                statement.execute(held);
                run = CompletableFuture.runAsync(
                        () -> quietly(verb, database, Duration.ofSeconds(60), messages), THREADS);
                long until = System.nanoTime() + Duration.ofSeconds(7).toNanos();
                while (System.nanoTime() < until
                        || messages.stream().noneMatch(line -> line.contains("the long reader"))) {
                    assertThat(run).as("%s", messages).isNotDone();
                    long start = System.nanoTime();
                    reading.executeQuery(held.replace(" for update", "")).close();
                    waits.add((System.nanoTime() - start) / 1_000_000);
                    Thread.sleep(20);
                }
                holder.rollback();
            }
            run.get();
            assertThat(waits).hasSizeGreaterThan(5).allMatch(wait -> wait < LONGEST);
            assertThat(messages)
                    .anyMatch(
                            line -> line.matches("(?s).*held up by a lock of process \\d+ of \\w+ \\(the long reader\\)"
                                    + ".* since .*, last at: " + java.util.regex.Pattern.quote(held) + ".*"));
        }
    }

    @Test
    void whenThePatienceEndsItSaysWhoHoldsTheLock() throws Exception {
        try (ThrowAwayDatabase made = ThrowAwayDatabase.create()) {
            Database database = made.database();
            StepRecorder.migrator(database, pack(), MigrateOptions.DEFAULT).migrate();
            try (Connection holder =
                            database.with("ApplicationName", "the long reader").connectForUser();
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("select * from t");
                var options = new UndoOptions(
                        Optional.empty(), Optional.empty(), true, true, Duration.ofSeconds(1), line -> {});
                var undo = new Undo(database, pack(), options);
                assertThatThrownBy(() -> undo.run(undo.plan()))
                        .hasMessageContaining("no lock within 1000 ms")
                        .hasMessageContaining("(the long reader)")
                        .hasMessageContaining("last at: select * from t");
            }
            assertThat(Sql.number(database, "select count(b) from public.t")).isEqualTo(3);
        }
    }

    private static void quietly(Verb verb, Database database, Duration limit, List<String> messages) {
        try {
            verb.run(database, limit, messages::add);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Pack pack() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(pack.resolve("V1__tables.sql"), """
                create table t (id int primary key, b int);
                insert into t select i, i from generate_series(1, 3) i;
                create materialized view m as select count(*) from t;
                """);
        Files.writeString(pack.resolve("V2__index.sql"), "create index t_b on t (b);");
        Files.writeString(pack.resolve("U2__index.sql"), "set local lock_timeout = '30s';\ndrop index t_b;");
        return Packs.find(pack.toString());
    }
}
