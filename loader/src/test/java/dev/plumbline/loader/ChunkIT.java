package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Loads in chunks go on where they stopped, exactly once, and refuse to go on with something else. */
class ChunkIT {

    private static final String TABLE = "create table t (id int primary key, v text)";
    private static final String LEDGER =
            "select input, options, rows_read, inserted, rejected, done from plumbline.load_ledger";

    private static String[] rows(int from, int to, String... further) {
        var lines = new java.util.ArrayList<String>();
        lines.add("id,v");
        IntStream.rangeClosed(from, to).forEach(i -> lines.add(i + ",v" + i));
        lines.addAll(java.util.List.of(further));
        return lines.toArray(String[]::new);
    }

    private static FileLoad append(Scratch scratch, int chunk) {
        return scratch.into("t").mode(Mode.APPEND).chunk(chunk);
    }

    private static LoadException failure(FileLoad load) {
        try {
            load.run();
        } catch (LoadException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    private static String count(Scratch scratch) {
        return scratch.rows("select count(*) || ' ' || count(distinct id) from t")
                .get(0);
    }

    @Test
    void aRunThatWasBrokenOffGoesOnExactlyOnce() throws Exception {
        try (var scratch = new Scratch(TABLE)) {
            Path file = scratch.file("t.csv", rows(1, 20_000));
            var broken = append(scratch, 100).files(file);
            var run = CompletableFuture.supplyAsync(() -> failure(broken));
            while (!broken.progress().step().startsWith("committed") && !run.isDone()) {
                Thread.onSpinWait();
            }
            scratch.run(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plumbline load'"
                            + " and datname = current_database()");
            assertThat(run.get()).hasMessageContaining("are committed, the same command continues from there");
            String found = count(scratch);
            assertThat(found).isNotIn("0 0", "20000 20000");
            LoadResult result = append(scratch, 300).files(file).run(); // chunks may have another size now
            assertThat(count(scratch)).isEqualTo("20000 20000");
            assertThat(result.read()).isEqualTo(20_000);
            assertThat(result.notes())
                    .contains("continued after row " + found.split(" ")[0] + ", which an earlier run had committed");
            assertThat(scratch.rows(LEDGER)).containsExactly("t.csv|--mode append without --rejects|20000|20000|0|t");
        }
    }

    /** Everything was committed but for the word that it was: the next run has no row left to load. */
    @Test
    void aRunBrokenOffAfterItsLastRowIsFinished() {
        for (String rejects : new String[] {"without", "with"}) {
            try (var scratch = new Scratch(TABLE)) {
                Path file = scratch.file("t.csv", rows(1, 20));
                chunks(scratch, rejects).files(file).run();
                scratch.run("update plumbline.load_ledger set done = false");
                LoadResult result = chunks(scratch, rejects).files(file).run();
                assertThat(result.read()).isEqualTo(20);
                assertThat(count(scratch)).isEqualTo("20 20");
                assertThat(scratch.rows("select rows_read, inserted, done from plumbline.load_ledger"))
                        .containsExactly("20|20|t");
            }
        }
    }

    private static FileLoad chunks(Scratch scratch, String rejects) {
        FileLoad load = append(scratch, 10);
        return rejects.equals("with") ? load.rejects(scratch.path("r.csv")) : load;
    }

    /** A row the client refuses, then one that only the server does: each is named, and what was committed stays. */
    @Test
    void aBadRowStopsItsChunkAndIsNamed() {
        try (var scratch = new Scratch(TABLE)) {
            scratch.file("t.csv", rows(1, 25, "x,bad", "27,v"));
            assertThat(failure(append(scratch, 10).files(scratch.path("t.csv"))))
                    .hasMessageContaining("t.csv:27: column id")
                    .hasMessageContaining("this chunk was not loaded")
                    .hasMessageContaining("the first 20 rows are committed")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FINDING))
                    .satisfies(e -> assertThat(e.reject().orElseThrow().line()).isEqualTo(27));
            assertThat(count(scratch)).isEqualTo("20 20");
            scratch.file("t.csv", rows(1, 25, "3,twice", "27,v"));
            assertThat(failure(append(scratch, 10).files(scratch.path("t.csv"))))
                    .hasMessageContaining("t.csv:27:")
                    .hasMessageContaining("t_pkey")
                    .hasMessageContaining("the first 20 rows are committed");
            scratch.file("t.csv", rows(1, 27));
            append(scratch, 10).files(scratch.path("t.csv")).run();
            assertThat(count(scratch)).isEqualTo("27 27");
        }
    }

    @Test
    void aFileThatWasChangedBeforeThatPointIsRefused() {
        try (var scratch = new Scratch(TABLE)) {
            scratch.file("t.csv", rows(1, 25, "x,bad"));
            failure(append(scratch, 10).files(scratch.path("t.csv")));
            scratch.file("t.csv", rows(2, 26));
            assertThat(failure(append(scratch, 10).files(scratch.path("t.csv"))))
                    .hasMessageContaining("the first 20 rows of the input, read as the options say, are not those")
                    .hasMessageContaining("--again");
            scratch.file("t.csv", rows(1, 12));
            assertThat(failure(append(scratch, 10).files(scratch.path("t.csv"))))
                    .hasMessageContaining("the input has 12 rows, but 20 have been committed");
            assertThat(count(scratch)).isEqualTo("20 20");
        }
    }

    @Test
    void otherOptionsAreRefused() {
        try (var scratch = new Scratch(TABLE + "; alter table t add w text")) {
            Path file = scratch.file("t.csv", rows(1, 25, "x,bad"));
            failure(append(scratch, 10).files(file));
            assertThat(failure(scratch.into("t").mode(Mode.UPSERT).chunk(10).files(file)))
                    .hasMessageContaining("other options (--mode append without --rejects, not --mode upsert")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
            assertThat(failure(
                            append(scratch, 10).rejects(scratch.path("r.csv")).files(file)))
                    .hasMessageContaining("not --mode append with --rejects");
            var mapped = dev.plumbline.loader.source.SourceOptions.standard().withColumnMap(java.util.Map.of("v", "w"));
            assertThat(failure(append(scratch, 10).reading(mapped).files(file)))
                    .hasMessageContaining("read as the options say, are not those");
            assertThat(count(scratch)).isEqualTo("20 20");
        }
    }

    @Test
    void aFinishedInputIsLoadedAgainOnlyWhenAskedFor() {
        try (var scratch = new Scratch("create table t (id int, v text)")) {
            scratch.file("t.csv", rows(1, 25));
            append(scratch, 10).files(scratch.path("t.csv")).run();
            LoadResult nothing =
                    append(scratch, 10).files(scratch.path("t.csv")).run();
            assertThat(nothing.notes()).anyMatch(note -> note.startsWith("this input has been loaded already"));
            assertThat(count(scratch)).isEqualTo("25 25");
            append(scratch, 10).again().files(scratch.path("t.csv")).run();
            assertThat(count(scratch)).isEqualTo("50 25");
            scratch.file("t.csv", rows(26, 50)); // the same name, another day's rows
            append(scratch, 10).files(scratch.path("t.csv")).run();
            assertThat(count(scratch)).isEqualTo("75 50");
            assertThat(scratch.rows("select count(*) from plumbline.load_ledger"))
                    .containsExactly("1");
        }
    }

    /** What comes through a pipe is read once to see that it is new, and must not be lost by that. */
    @Test
    void anInputThatCanBeReadOnceIsLoadedWhole() {
        try (var scratch = new Scratch("create table t (id int, v text)")) {
            for (int day = 0; day < 2; day++) {
                byte[] bytes =
                        String.join("\n", rows(day * 25 + 1, day * 25 + 25)).getBytes(StandardCharsets.UTF_8);
                append(scratch, 10)
                        .reading(dev.plumbline.loader.source.SourceOptions.standard()
                                .withFormat(dev.plumbline.loader.row.SourceFormat.CSV))
                        .stream(() -> new ByteArrayInputStream(bytes), "day")
                        .run();
            }
            assertThat(count(scratch)).isEqualTo("50 50");
        }
    }

    @Test
    void rejectsAreWrittenOnceThoughRunsAreSeveral() {
        try (var scratch = new Scratch(TABLE)) {
            String[] bad =
                    IntStream.range(0, 30).mapToObj(i -> "x" + i + ",bad").toArray(String[]::new);
            scratch.file("t.csv", rows(1, 25, bad));
            Path rejects = scratch.path("rejects.csv");
            assertThat(failure(append(scratch, 10)
                            .rejects(rejects)
                            .maxRejects("20")
                            .files(scratch.path("t.csv"))))
                    .hasMessageContaining("more than 20 rows were rejected (--max-rejects)")
                    .hasMessageContaining("the first 40 rows are committed");
            assertThat(Scratch.text(rejects).lines().count()).isEqualTo(22);
            assertThat(scratch.rows(LEDGER)).containsExactly("t.csv|--mode append with --rejects|40|25|15|f");
            LoadResult result = append(scratch, 10)
                    .rejects(rejects)
                    .files(scratch.path("t.csv"))
                    .run();
            assertThat(result.read()).isEqualTo(55);
            assertThat(result.rejected()).isEqualTo(30);
            assertThat(count(scratch)).isEqualTo("25 25");
            assertThat(Scratch.text(rejects).lines().skip(1).map(line -> line.split(",")[1]))
                    .containsExactlyElementsOf(
                            IntStream.range(27, 57).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void aSecondRunOfTheSameLoadWaits() throws Exception {
        try (var scratch = new Scratch("create table t (id int, v text)")) {
            Path file = scratch.file("t.csv", rows(1, 20_000));
            Callable<LoadResult> one = () -> append(scratch, 1_000)
                    .lockWait(Duration.ofSeconds(60))
                    .files(file)
                    .run();
            var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
            try {
                for (var done : pool.invokeAll(java.util.List.of(one, one))) {
                    assertThat(done.get().read()).isEqualTo(20_000);
                }
            } finally {
                pool.shutdown();
            }
            assertThat(count(scratch)).isEqualTo("20000 20000");
        }
    }
}
