package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
            execute(database, "create table t (id int)");
            execute(database, "create materialized view v as select count(*) as n from t");
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

                execute(beside, "alter database " + database.name() + " allow_connections false");
                execute(
                        beside,
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                                + "'");
                assertThat(next(lines, "again in")).contains("is not currently accepting connections");
                execute(beside, "alter database " + database.name() + " allow_connections true");
                execute(database, "insert into t values (1)");
                next(lines, "1 view in");
                next(lines, "1 view in");
                assertThat(query(database, "select n from v")).isEqualTo(1);

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

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int query(Database database, String sql) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
