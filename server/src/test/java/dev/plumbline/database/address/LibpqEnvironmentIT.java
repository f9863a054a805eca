package dev.plumbline.database.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** psql and pg_dump go where we go, whatever the database is called, and with the TLS that was asked for. */
class LibpqEnvironmentIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=127.0.0.9 dbname=x",
                "postgresql://127.0.0.9/x",
                "it's \"a b\"",
                "service=nowhere",
                "-l",
                "Ünïcode\\"
            })
    void aNameIsANameAndNoAddress(String name) throws Exception {
        try (ThrowAwayDatabase made = ThrowAwayDatabase.create()) {
            Database database = made.database().withName(name);
            Databases.createIfMissing(database);
            try {
                assertThat(run(database, "psql", "-XAtw", "-c", "select current_database()"))
                        .isEqualTo(name);
                assertThat(run(database, "pg_dump", "-w", "--schema-only"))
                        .as("it came to the server: an older one says so, a newer one dumps")
                        .containsAnyOf("server version", "PostgreSQL database dump");
            } finally {
                Databases.drop(database);
            }
        }
    }

    @Test
    void tlsThatWasAskedForIsAskedForByProgramsToo() throws Exception {
        try (ThrowAwayDatabase made = ThrowAwayDatabase.create()) {
            Database database = made.database().with("sslmode", "require");
            assertThat(run(database, "psql", "-XAtw", "-c", "select 1")).contains("SSL was required");
        }
    }

    private static String run(Database database, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        LibpqEnvironment.into(builder.environment(), database);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeThat("true".equals(System.getenv("CI")) ? null : e)
                    .as(command[0] + " is not on the path")
                    .isNull();
            throw e;
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
