package dev.plumbline.schema.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server process as its own {@code postmaster.pid} tells it. */
record Postmaster(long pid, int port) {

    /** The live one of a data folder; a file left behind by a crash counts for nothing. */
    static Optional<Postmaster> of(Path data) {
        return read(data).filter(Postmaster::alive);
    }

    /**
     * Takes away the file of a server that is gone. PostgreSQL does so itself unless the process number was given to
     * another program since (a reboot), which it cannot tell from a live server.
     */
    static void forgetDead(Path data) {
        if (read(data).filter(Postmaster::alive).isEmpty()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new ServerException("cannot remove stale " + data.resolve("postmaster.pid"), e);
            }
        }
    }

    private static Optional<Postmaster> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true))
                .orElse(false);
    }
}
