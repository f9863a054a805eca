package dev.plumbline.server.program;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's programs; as root in a way that PostgreSQL permits. */
public record Programs(Binaries binaries, RunAs runAs) {

    /** The exit code and output of a program. */
    public record Outcome(int code, List<String> lines) {

        /** The line that says what went wrong. */
        public String reason() {
            return lines.stream()
                    .filter(line -> line.contains("error:") || line.contains("FATAL") || line.contains("could not"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1))
                    .strip();
        }
    }

    /** The programs that serve a data folder. */
    public static Programs of(Binaries binaries, Path data) {
        RunAs runAs = RunAs.ownerOf(data);
        String initdb = binaries.program("initdb").toString();
        if (runAs.user().isPresent() && !runAs.can("test", "-x", initdb)) {
            throw new ServerException("user " + runAs.user().get() + ", whom the embedded server runs as here, cannot"
                    + " reach " + initdb + ": choose a folder open to all with PLUMBLINE_CACHE");
        }
        return new Programs(binaries, runAs);
    }

    /** The output goes to a file: the server keeps its inherited descriptors, and a pipe would never end. */
    public Outcome run(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("plumbline-", ".out");
            try {
                var builder = new ProcessBuilder(runAs.command(command)).redirectErrorStream(true);
                builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
                builder.environment().put("LC_ALL", "C");
                builder.directory(binaries.folder().toFile());
                builder.redirectOutput(output.toFile());
                int code = builder.start().waitFor();
                return new Outcome(
                        code,
                        new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                                .lines()
                                .toList());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new ServerException("cannot run " + command.get(0) + ": " + Reason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while " + program + " was running", e);
        }
    }
}
