package dev.plumbline.operate.backup.source;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.address.LibpqEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs other programs and reads their output. */
final class Program {

    private Program() {}

    /** Its output; empty when it does not start or fails. */
    public static Optional<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Its output; a failure is reported with the program's own message. */
    public static String run(String name, List<String> command, Database database) {
        var builder = new ProcessBuilder(command);
        LibpqEnvironment.into(builder.environment(), database);
        try {
            Process process = builder.start();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String said = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new BackupException(
                        Kind.UNAVAILABLE, name + " failed: " + errors.join().strip());
            }
            return said;
        } catch (IOException e) {
            throw BackupException.unavailable(name + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BackupException.unavailable("interrupted while " + name + " ran", e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BackupException.unavailable("cannot read what a program says", e);
        }
    }
}
