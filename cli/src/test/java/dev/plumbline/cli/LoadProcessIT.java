package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code load} in a process of its own: fed through a pipe, and told to end in the middle. */
class LoadProcessIT {

    @TempDir
    Path folder;

    @Test
    void aLoadThatIsInterruptedLeavesNothingBehind() throws Exception {
        for (String mode : List.of("append", "replace", "upsert")) {
            try (var holder = ThrowAwayDatabase.create()) {
                Database database = holder.database();
                Sql.run(database, "create table t (id int primary key, v text); insert into t values (0, 'old')");
                Path temporary = Files.createDirectories(folder.resolve("tmp"));
                Path rejects = folder.resolve("rejects.csv");
                Process load = start(database, temporary, "--mode", mode, "--rejects", rejects.toString());
                try (OutputStream in = load.getOutputStream()) {
                    in.write("id,v\nx,bad\n".getBytes(StandardCharsets.UTF_8));
                    for (int i = 1; i < 200_000; i++) {
                        in.write((i + ",value\n").getBytes(StandardCharsets.UTF_8));
                    }
                    in.flush();
                    assertThat(load.isAlive()).isTrue();
                    load.toHandle().destroy();
                    assertThat(load.waitFor(30, TimeUnit.SECONDS)).isTrue();
                } catch (IOException e) {
                    // the pipe is broken: it has ended
                }
                assertThat(load.exitValue()).isEqualTo(143);
                assertThat(folder.resolve("err")).content().contains("plumbline: interrupted: rolling back");
                assertThat(Sql.ask(database, "select string_agg(id || v, ' ') from t"))
                        .isEqualTo("0old");
                assertThat(rejects).doesNotExist();
                try (Stream<Path> left =
                        Files.list(temporary).filter(f -> !f.toString().contains("hsperf"))) {
                    assertThat(left).isEmpty();
                }
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left.map(f -> f.getFileName().toString()))
                            .containsExactlyInAnyOrder("tmp", "err", "out");
                }
            }
        }
    }

    @Test
    void aPipeIsRead() throws Exception {
        try (var holder = ThrowAwayDatabase.create()) {
            Sql.run(holder.database(), "create table t (id int primary key, v text)");
            Process load = start(holder.database(), folder, "--format", "json");
            try (OutputStream in = load.getOutputStream()) {
                in.write("id,v\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(load.exitValue()).isZero();
            assertThat(folder.resolve("out")).content().contains("\"loaded\" : 2");
            assertThat(folder.resolve("err")).content().doesNotContain("\r").hasLineCount(1);
        }
    }

    private Process start(Database database, Path temporary, String... options) throws IOException {
        String password = database.password().map(word -> ":" + word).orElse("");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Plumbline.class.getName(),
                "load",
                "--table",
                "t",
                "--from",
                "-",
                "--input",
                "csv",
                "--url",
                "postgresql://" + database.user() + password + "@" + database.hosts() + "/" + database.name()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
