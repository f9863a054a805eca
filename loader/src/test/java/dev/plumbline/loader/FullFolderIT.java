package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A temporary folder without room, real where this process may mount one: what needs it is done otherwise or refused in words. */
class FullFolderIT {

    private static final String[] SCHEMA = {
        "create table t (id int primary key, a text, b text, c text)", "create index t_ab on t (a, b)"
    };

    private final String before = System.getProperty("java.io.tmpdir");
    private Path small = Path.of("");

    private void mount(String size) throws Exception {
        small = Files.createTempDirectory("small");
        boolean done = call("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", small.toString());
        assumeTrue(done, "a small file system can be mounted by root alone");
        System.setProperty("java.io.tmpdir", small.toString());
    }

    private static boolean call(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void unmount() throws Exception {
        System.setProperty("java.io.tmpdir", before);
        if (!small.toString().isEmpty()) {
            call("umount", "-l", small.toString());
            Files.deleteIfExists(small);
        }
    }

    /** In no order, which makes sorting worth while. */
    private static Path rows(Scratch scratch, String name, int count, int width) {
        Path file = scratch.path(name);
        var random = new Random(3);
        try (var raw = Files.newOutputStream(file);
                var out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write("id,a,b,c\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < count; i++) {
                String row = i + ",a" + random.nextInt(99) + ",b" + random.nextInt(99) + "," + "x".repeat(width)
                        + text(random, width / 2) + "\n";
                out.write(row.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static void loadsUnsorted(Scratch scratch, Path file, int count) {
        LoadResult result = scratch.into("t").files(file).run();
        assertThat(result.loaded()).isEqualTo(count);
        assertThat(result.notes()).anyMatch(n -> n.contains("were not sorted") && n.contains("no space"));
        assertThat(scratch.rows("select count(distinct id) from t")).containsExactly("" + count);
    }

    @Test
    void rowsAreLoadedUnsortedWhereTheFolderIsTooSmallToBeginWith() throws Exception {
        try (var scratch = new Scratch(SCHEMA)) {
            Path file = rows(scratch, "t.csv", 100_000, 100);
            mount("4m");
            loadsUnsorted(scratch, file, 100_000);
        }
    }

    @Test
    void rowsAreLoadedUnsortedWhereTheFolderIsFullHalfWay() throws Exception {
        try (var scratch = new Scratch(SCHEMA)) {
            Path file = rows(scratch, "t.csv.gz", 100_000, 320);
            mount("46m");
            loadsUnsorted(scratch, file, 100_000);
        }
    }

    @Test
    void anInputThatCannotBeKeptIsRefusedInWords() throws Exception {
        try (var scratch = new Scratch(SCHEMA)) {
            Path file = rows(scratch, "t.csv", 100_000, 100);
            mount("4m");
            refusedInWords(scratch, file, "No space left on device", " free)");
            // a strict load reads again only to tell more, so it does without
            LoadResult strict =
                    scratch.into("t").stream(() -> open(file), "rows").run();
            assertThat(strict.loaded()).isEqualTo(100_000);
        }
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsNamed() {
        try (var scratch = new Scratch(SCHEMA)) {
            Path file = rows(scratch, "t.csv", 10, 1);
            System.setProperty("java.io.tmpdir", scratch.path("missing").toString());
            refusedInWords(scratch, file, "missing");
        }
    }

    private static void refusedInWords(Scratch scratch, Path file, String... words) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> scratch.into("t").rejects(scratch.path("r.csv")).stream(() -> open(file), "rows")
                        .run())
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(words)
                        .contains("temporary folder", System.getProperty("java.io.tmpdir"), "TMPDIR")
                        .endsWith("nothing was loaded"));
        assertThat(scratch.rows("select * from t")).isEmpty();
        assertThat(scratch.files()).containsExactly("t.csv");
    }

    private static java.io.InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
