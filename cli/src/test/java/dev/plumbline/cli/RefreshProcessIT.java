package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code refresh --every} as a daemon, in a process of its own: its database goes away and comes back, then it is told to end. */
@Timeout(120)
class RefreshProcessIT {

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatWasAwayIsRefreshedAgain() throws Exception {
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            Database beside = database.withName("postgres");
            Sql.run(database, "create table t (id int)");
            Sql.run(database, "create materialized view v as select count(*) as n from t");
            Process daemon = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Plumbline.class.getName(),
                            "refresh",
                            "--every",
                            "100ms",
                            "--url",
                            Ran.url(database)))
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            try (BufferedReader lines = daemon.inputReader(StandardCharsets.UTF_8)) {
                assertThat(next(lines, "round 1: ")).contains("1 view in");

                Sql.run(beside, "alter database " + database.name() + " allow_connections false");
                Sql.run(
                        beside,
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                                + "'");
                assertThat(next(lines, "again in")).contains("is not currently accepting connections");
                Sql.run(beside, "alter database " + database.name() + " allow_connections true");
                Sql.run(database, "insert into t values (1)");
                next(lines, "1 view in");
                next(lines, "1 view in");
                assertThat(Sql.ask(database, "select n from v")).isEqualTo("1");

                daemon.toHandle().destroy();
                assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(daemon.exitValue()).isZero();
                assertThat(folder.resolve("err")).content().contains("stopped");
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    private String next(BufferedReader lines, String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(wanted)) {
                return line;
            }
        }
        throw new AssertionError("ended without a line with '" + wanted + "', see " + folder.resolve("err"));
    }
}
