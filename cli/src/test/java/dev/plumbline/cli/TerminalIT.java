package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.cli.output.Screen;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on a terminal, as {@code script} gives it one: what changes is one line there, and what stays is whole. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {

    /** A line that is painted over, and its being wiped off. */
    private static final Pattern PAINTED = Pattern.compile("\r\u001b\\[\\?7l([^\r\n\u001b]*)\u001b\\[K\u001b\\[\\?7h");

    private static final Pattern WIPED = Pattern.compile("\r\u001b\\[K");

    @TempDir
    Path folder;

    private String pack = "";
    private String csv = "";

    private void write() throws IOException {
        Path files = Files.createDirectories(folder.resolve("customers-and-what-they-have-ordered-from-us"));
        pack = files.toString();
        Files.writeString(
                files.resolve("V0001__make_a_table_with_a_name_that_is_long_enough_for_a_narrow_terminal.sql"),
                "create table customer_of_the_northern_branch (id int primary key, name text);\n"
                        + "create function named(which int) returns text language sql stable as\n"
                        + "  'select name from customer_of_the_northern_branch where id = which';\n");
        csv = Files.writeString(
                        folder.resolve("customer_of_the_northern_branch.csv"),
                        Stream.iterate(1, id -> id + 1)
                                .limit(5000)
                                .map(id -> id + ",name " + id + "\n")
                                .collect(Collectors.joining("", "id,name\n", "")))
                .toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 110})
    void whatChangesIsOneLineAndNothingOfItStays(int width) throws Exception {
        write();
        try (var holder = ThrowAwayDatabase.create()) {
            String url = Ran.url(holder.database());
            for (List<String> command : List.of(
                    List.of("up", pack, "--from", csv, "--url", url),
                    List.of("load", pack, "--from", csv, "--mode", "upsert", "--url", url),
                    List.of("verify", pack, "--only", "contract,functions", "--url", url))) {
                String raw = onTerminal(width, command);
                assertThat(PAINTED.matcher(raw).results().count())
                        .as(raw)
                        .isPositive()
                        .isEqualTo(raw.split("\u001b\\[\\?7l", -1).length - 1L);
                var seen = new Screen(width);
                seen.write(raw);
                var without = new Screen(width);
                without.write(WIPED.matcher(PAINTED.matcher(raw).replaceAll("")).replaceAll(""));
                assertThat(seen.rows()).as(raw).isEqualTo(without.rows());
                assertThat(raw).doesNotContain("bug in plumbline");
            }
        }
    }

    /** A mistake stands on a line of its own, below what was going on. */
    @Test
    void anErrorIsNotWrittenIntoTheLineThatChanges() throws Exception {
        var screen = new Screen(80);
        screen.write(onTerminal(80, List.of("verify", "--url", "postgresql://nobody@127.0.0.1:1/none")));
        assertThat(screen.rows()).anyMatch(row -> row.startsWith("plumbline: cannot connect to"));
        assertThat(screen.rows()).noneMatch(row -> row.contains("verify none"));
    }

    /** A well-run up is a dozen lines, into a pipe as well. */
    @Test
    void whatIsWellIsToldBriefly() throws Exception {
        write();
        try (var holder = ThrowAwayDatabase.create()) {
            Ran ran = Ran.command("up", pack, "--from", csv, "--url", Ran.url(holder.database()));
            assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
            assertThat((ran.err() + ran.out()).lines()).hasSizeLessThanOrEqualTo(12);
            assertThat(ran.err().lines())
                    .satisfiesExactly(
                            server -> assertThat(server).startsWith("plumbline: server: "),
                            migrate -> assertThat(migrate).startsWith("✓ migrate    1 migration applied "),
                            load -> assertThat(load).startsWith("✓ load       5,000 rows into 1 table "),
                            verify -> assertThat(verify).matches("✓ verify +\\d+ checks: .*passed.*"));
            assertThat(ran.out()).startsWith("\nconnect  plumbline shell ");
        }
    }

    private String onTerminal(int width, List<String> arguments) throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Files.isExecutable(Path.of("/usr/bin/script")))
                    .as("script")
                    .isTrue();
        }
        String command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                // As the launcher asks: newer JDKs write a warning of their own otherwise.
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dplumbline.terminal.out=true",
                                "-Dplumbline.terminal.err=true",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                Plumbline.class.getName()),
                        arguments.stream())
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        var builder = new ProcessBuilder(
                        "/usr/bin/script", "-qec", "stty cols " + width + " rows 24; " + command, "/dev/null")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.matches("PLUMBLINE_.*|PG[A-Z]+"));
        builder.environment().putAll(java.util.Map.of("TERM", "xterm", "SHELL", "/bin/sh", "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        String raw = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return raw;
    }
}
