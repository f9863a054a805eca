package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rejects are on disk before the load that rejected them is committed. */
class RejectFileIT {

    private static final int BAD = 50;

    private static Path input(Scratch scratch) {
        return scratch.file(
                "t.csv",
                Stream.concat(
                                Stream.of("id,v"),
                                IntStream.rangeClosed(1, 1000).mapToObj(i -> (i % 20 == 0 ? "x" : "") + i + ",v"))
                        .toArray(String[]::new));
    }

    private static Process child(Scratch scratch, String hosts, Path file) throws Exception {
        var database = scratch.database();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LoadChild.class.getName(),
                        hosts,
                        database.name(),
                        database.user(),
                        database.password().orElse(""),
                        "t",
                        "append",
                        file.toString(),
                        scratch.path("r.csv").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(child.inputReader().readLine()).isEqualTo("started");
        return child;
    }

    private static List<Path> left(Scratch scratch) throws Exception {
        try (var files = Files.list(scratch.path("."))) {
            return files.filter(f -> f.getFileName().toString().endsWith(".complete"))
                    .map(Path::normalize)
                    .toList();
        }
    }

    private static void awaitCommit(Scratch scratch) throws InterruptedException {
        for (int i = 0; i < 600 && scratch.rows("select * from t limit 1").isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(scratch.rows("select count(*) from t")).containsExactly("" + (1000 - BAD));
    }

    @Test
    void aProcessKilledBetweenItsCommitAndTheNamingLosesNoReject() throws Exception {
        try (var scratch = new Scratch("create table t (id int primary key, v text)");
                var proxy = new CuttingProxy(
                        scratch.database().host(), scratch.database().port(), true)) {
            Path file = input(scratch);
            Process child = child(scratch, proxy.hosts(), file);
            try {
                awaitCommit(scratch);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(scratch.path("r.csv")).doesNotExist();
            Path left = left(scratch).get(0);
            assertThat(Files.readAllLines(left)).hasSize(BAD + 1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
                    .isEqualTo("rw-------");
            LoadResult next = scratch.into("t")
                    .mode(Mode.REPLACE)
                    .rejects(scratch.path("r.csv"))
                    .files(file)
                    .run();
            assertThat(next.notes()).anyMatch(n -> n.contains(left.getFileName().toString()));
            assertThat(Files.readAllLines(scratch.path("r.csv"))).hasSize(BAD + 1);
        }
    }

    /** By another address of the same server, as the driver tries one after the other. */
    @Test
    void aServerThatStillAnswersSaysWhatBecameOfACommit() throws Exception {
        try (var scratch = new Scratch("create table t (id int primary key, v text)");
                var proxy = new CuttingProxy(
                        scratch.database().host(), scratch.database().port(), true)) {
            var database = scratch.database();
            var through = new Database(proxy.hosts() + "," + database.hosts(), database.name(), database.properties());
            Path file = input(scratch);
            Thread cutter = cutter(scratch, proxy);
            LoadResult result = Loader.of(through)
                    .into("t")
                    .rejects(scratch.path("r.csv"))
                    .files(file)
                    .run();
            cutter.join();
            assertThat(result.read()).isEqualTo(1000);
            assertThat(Files.readAllLines(scratch.path("r.csv"))).hasSize(BAD + 1);
        }
    }

    private static Thread cutter(Scratch scratch, CuttingProxy proxy) {
        var cutter = new Thread(() -> {
            try {
                awaitCommit(scratch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            proxy.cut();
        });
        cutter.start();
        return cutter;
    }

    @Test
    void aConnectionLostWhileCommittingLeavesTheRejectsAndSaysWhere() throws Exception {
        try (var scratch = new Scratch("create table t (id int primary key, v text)");
                var proxy = new CuttingProxy(
                        scratch.database().host(), scratch.database().port(), true)) {
            var database = scratch.database();
            var through = new Database(proxy.hosts(), database.name(), database.properties());
            Path file = input(scratch);
            Thread cutter = cutter(scratch, proxy);
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> Loader.of(through)
                            .into("t")
                            .rejects(scratch.path("r.csv"))
                            .files(file)
                            .run())
                    .withMessageContaining("either as before or holds the whole load")
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains(left(scratch).get(0).getFileName().toString()));
            assertThat(Files.readAllLines(left(scratch).get(0))).hasSize(BAD + 1);
            cutter.join();
        }
    }

    @Test
    void aFileThatIsThereIsKeptUnlessSaid() {
        try (var scratch = new Scratch("create table t (id int primary key, v text)")) {
            Path mine = scratch.file("r.csv", "mine");
            assertThatExceptionOfType(PlumblineException.class)
                    .isThrownBy(() -> scratch.into("t")
                            .rejects(mine)
                            .files(input(scratch))
                            .run())
                    .withMessageContaining("--overwrite");
            assertThat(Scratch.text(mine)).isEqualTo("mine\n");
            assertThat(scratch.rows("select * from t")).isEmpty();
        }
    }

    @Test
    void whatIsReadIsNeverReplacedByItsRejects() throws Exception {
        try (var scratch = new Scratch("create table t (id int primary key, v text)")) {
            Path file = input(scratch);
            List<String> before = Files.readAllLines(file);
            Path link = Files.createSymbolicLink(scratch.path("link.csv"), file);
            for (FileLoad load : List.of(
                    scratch.into("t").files(file),
                    scratch.into("t").files(link),
                    scratch.into("t").mode(Mode.APPEND).chunk(100).files(file),
                    scratch.into("t").files(scratch.path(".")))) {
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> load.rejects(file).overwrite().run())
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(PlumblineException.Kind.USAGE))
                        .withMessageContaining("t.csv is what this load reads");
            }
            assertThat(Files.readAllLines(file)).isEqualTo(before);
            assertThat(scratch.rows("select * from t")).isEmpty();
        }
    }
}
