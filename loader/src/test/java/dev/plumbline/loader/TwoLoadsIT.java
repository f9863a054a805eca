package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.SourceOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two loads of one table ({@code -Dplumbline.pairs=true}: every mode after every mode), and one of a table somebody reads for long. */
class TwoLoadsIT {

    private static final String[] SCHEMA = {
        "create table t (id int primary key, v text)", "insert into t select i, 'old' from generate_series(1, 9) i"
    };

    /** Each load has a thread of its own: where there are two cores, the common pool may have but one. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final int ROWS = 60_000;

    private static final String ALL = "select string_agg(id || v, ' ' order by id) from t";

    /** A load that has its table and waits for its rows. */
    private static final class Held implements AutoCloseable {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final CompletableFuture<Void> over;

        Held(Scratch scratch, String kind, String rows) throws InterruptedException {
            var load = Faults.configure(
                    scratch.into("t").reading(SourceOptions.standard().withFormat(SourceFormat.CSV)), kind)
                    .stream(() -> stream(rows), "first");
            over = CompletableFuture.runAsync(load::run, THREADS);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            goOn.countDown(); // or a failed test would wait for ever
        }

        private InputStream stream(String rows) {
            begun.countDown();
            return new InputStream() {
                private final InputStream in = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));

                @Override
                public int read() throws IOException {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return in.read();
                }
            };
        }
    }

    /** A table that was empty when it was looked at need not be so any more when its lock is granted. */
    @Test
    void rowsThatSomebodyCommitsMeanwhileAreKept() throws Exception {
        for (boolean said : new boolean[] {true, false}) {
            try (var scratch = new Scratch("create table t (id int primary key, v text)");
                    Connection other = scratch.database().connectForUser();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("insert into t values (-1, 'of another session')");
                var load = scratch.into("t").files(bigFile(scratch));
                var run = CompletableFuture.supplyAsync((said ? load.mode(Mode.APPEND) : load)::run, THREADS);
                awaitLockRequest(scratch);
                other.commit();
                if (said) {
                    assertThat(run.get().read()).isEqualTo(ROWS);
                    assertThat(scratch.rows("select count(*), min(id) from t")).containsExactly((ROWS + 1) + "|-1");
                } else {
                    assertThatExceptionOfType(ExecutionException.class)
                            .isThrownBy(run::get)
                            .withMessageContaining("public.t holds rows: choose what happens to them");
                    assertThat(scratch.rows("select id from t")).containsExactly("-1");
                }
            }
        }
    }

    /** Big enough for the way that empties the table and builds its indexes at the end. */
    private static Path bigFile(Scratch scratch) throws IOException {
        var text = new StringBuilder("id,v\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i).append(",a value that makes the file big enough for the fast way: four megabytes or more\n");
        }
        return Files.writeString(scratch.path("big.csv"), text);
    }

    private static void awaitLockRequest(Scratch scratch) throws InterruptedException {
        String waiting = "select count(*) from pg_locks where relation = 't'::regclass and not granted";
        for (int i = 0; i < 1000 && scratch.rows(waiting).get(0).equals("0"); i++) {
            Thread.sleep(10);
        }
        assertThat(scratch.rows(waiting)).isNotEqualTo(List.of("0"));
    }

    @Test
    void theSecondLoadWaitsOrSaysWhoHoldsTheTable() throws Exception {
        List<String> kinds = List.of("append", "replace", "online", "upsert", "sync");
        for (int i = 0; i < kinds.size(); i++) {
            for (int step : Boolean.getBoolean("plumbline.pairs") ? new int[] {0, 1, 2, 3, 4} : new int[] {1}) {
                String kind = kinds.get(i);
                String second = kinds.get((i + step) % kinds.size());
                try (var scratch = new Scratch(SCHEMA);
                        var first = new Held(scratch, kind, "id,v\n20,first\n")) {
                    var file = scratch.file("t.csv", "id,v", "30,second");
                    var hurried = Faults.configure(scratch.into("t"), second)
                            .lockWait(Duration.ofMillis(200))
                            .files(file);
                    assertThat(refusal(hurried))
                            .as("%s after %s", second, kind)
                            .hasMessageMatching(
                                    "(another load holds public.t|cannot lock (public.)?t in 0 s \\(--wait\\)): process \\d+ of .*")
                            .hasMessageContaining("(plumbline load)")
                            .hasMessageContaining("nothing was loaded");
                    var patient = Faults.configure(scratch.into("t"), second)
                            .lockWait(Duration.ofSeconds(30))
                            .files(file);
                    var waiting = CompletableFuture.runAsync(patient::run, THREADS);
                    while (!waiting.isDone()
                            && !patient.progress().step().matches("waiting for (another load|t): process .*")) {
                        Thread.sleep(5);
                    }
                    first.goOn.countDown();
                    first.over.get(30, TimeUnit.SECONDS);
                    waiting.get(30, TimeUnit.SECONDS);
                    assertThat(scratch.rows(ALL).get(0))
                            .as("%s after %s", second, kind)
                            .isEqualTo(expected(kind, second));
                }
            }
        }
    }

    private static String expected(String first, String second) {
        String old = "1old 2old 3old 4old 5old 6old 7old 8old 9old ";
        boolean keeps = second.equals("append") || second.equals("upsert");
        boolean kept = first.equals("append") || first.equals("upsert");
        return keeps ? (kept ? old : "") + "20first 30second" : "30second";
    }

    /** A replace wants the table for itself, but lets others read while it waits, and gives up as it was told to. */
    @Test
    void aLongReaderIsWaitedForWithoutKeepingOthersOut() throws Exception {
        try (var scratch = new Scratch(SCHEMA);
                var reader = scratch.database().connectForUser();
                var statement = reader.createStatement()) {
            statement.execute("begin");
            statement.execute("select count(*) from t");
            var load = Faults.configure(scratch.into("t"), "replace")
                    .lockWait(Duration.ofSeconds(3))
                    .files(scratch.file("t.csv", "id,v", "1,new"));
            var refused = CompletableFuture.supplyAsync(() -> refusal(load), THREADS);
            int seen = 0;
            while (!refused.isDone()) {
                assertThat(scratch.rows("select count(*) from t")).containsExactly("9");
                seen++;
                Thread.sleep(20);
            }
            assertThat(seen).isGreaterThan(3);
            assertThat(refused.get())
                    .hasMessageContaining("cannot lock public.t in 3 s (--wait): process ")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));

            var online = Faults.configure(scratch.into("t"), "online").files(scratch.path("t.csv"));
            online.run(); // which does not mind
            try (var row = statement.executeQuery("select count(*) from t")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
            statement.execute("commit");
        }
    }

    private static LoadException refusal(FileLoad load) {
        try {
            load.run();
        } catch (LoadException e) {
            return e;
        }
        throw new AssertionError("the load ran though it should have waited");
    }
}
