package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs psql; a test that needs it is skipped where there is none, and fails in CI. */
final class Psql {

    private Psql() {}

    /** What it prints. */
    static String run(Database database, String commands) {
        try {
            Path out = Files.createTempFile("psql", ".out");
            var builder = new ProcessBuilder(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().put("PGHOST", database.host());
            builder.environment().put("PGPORT", String.valueOf(database.port()));
            builder.environment().put("PGDATABASE", database.name());
            builder.environment().put("PGUSER", database.user());
            builder.environment().put("PGCLIENTENCODING", "UTF8");
            database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
            Process process = start(builder);
            process.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String printed = Files.readString(out);
            Files.delete(out);
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            assumeTrue("true".equals(System.getenv("CI")), "psql is not on the PATH: " + e.getMessage());
            throw e;
        }
    }
}
