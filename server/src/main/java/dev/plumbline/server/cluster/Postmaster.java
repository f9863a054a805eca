package dev.plumbline.server.cluster;

import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server process as its own {@code postmaster.pid} describes it.
 *
 * @param ready whether it accepts connections: it is neither starting nor stopping
 */
public record Postmaster(Path data, long pid, int port, boolean ready) {
    private static final long PATIENCE_MILLISECONDS = 600_000;

    /** The running one of a data folder; a file left behind by a crash does not count. */
    public static Optional<Postmaster> of(Path data) {
        return read(data).filter(Postmaster::alive);
    }

    /** The running one once it accepts connections; waits while it starts or stops. */
    static Optional<Postmaster> waitedFor(Path data) {
        long end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000;
        Optional<Postmaster> found = of(data);
        while (found.isPresent() && !found.get().ready() && System.nanoTime() < end) {
            pause();
            found = of(data);
        }
        return found;
    }

    /**
     * Removes the file of a server that is gone. PostgreSQL does so itself, unless the process number has been given to another program
     * since (after a reboot), which it cannot tell from a running server. Its own guard, a shared memory block, still keeps a second
     * server off the data.
     */
    static void forgetDead(Path data) {
        if (of(data).isEmpty()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new ServerException("cannot remove stale " + data.resolve("postmaster.pid"), e);
            }
        }
    }

    /** Terminates the sessions of a server that was killed: they can do nothing but keep the next one from starting. */
    static void endOrphans(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> worksIn(process.pid(), data).orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
        pause();
    }

    private static Optional<Postmaster> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            data,
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.size() > 7 && lines.get(7).startsWith("ready")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Where visible, a postmaster is recognized by its working folder; elsewhere by its name. */
    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> worksIn(pid, data)
                        .orElseGet(() -> process.info()
                                .command()
                                .map(command -> command.contains("postgres"))
                                .orElse(true)))
                .orElse(false);
    }

    /** Empty where the system does not say. A process that has ended but was not yet reaped has no working folder. */
    private static Optional<Boolean> worksIn(long pid, Path data) {
        Path link = Path.of("/proc", Long.toString(pid), "cwd");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readSymbolicLink(link).equals(data.toRealPath()));
        } catch (NoSuchFileException e) {
            return Optional.of(false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while waiting for the embedded server", e);
        }
    }
}
