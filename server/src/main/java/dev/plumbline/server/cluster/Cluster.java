package dev.plumbline.server.cluster;

import dev.plumbline.database.ServerException;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server of a data folder, finds it running and stops it; knows nothing that is not in the folder, so that two processes may
 * work on the same one.
 */
public final class Cluster {
    /** Options of {@code postgres} for a server whose data need not survive. */
    public static final List<String> THROW_AWAY = List.of(
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "max_connections=200");

    private static final int FIRST_PORT = 54329;
    private static final int PORTS_TRIED = 200;
    private static final int STARTS_TRIED = 5;
    private static final String SECONDS_TO_START = "600";

    private final Supplier<Binaries> binaries;
    private final DataFolder folder;
    private @Nullable Programs programs;

    /** @param binaries asked for when the first program is to run */
    public Cluster(Supplier<Binaries> binaries, DataFolder folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    public DataFolder folder() {
        return folder;
    }

    /** The postmaster of this folder, when one is alive. */
    public Optional<Postmaster> running() {
        return Postmaster.of(folder.data());
    }

    /** The same, when it accepts connections; refused when it is of another major version than this build. */
    public Optional<Postmaster> ready() {
        Optional<Postmaster> ready = running().filter(Postmaster::ready);
        ready.ifPresent(found -> folder.requireMajor(Binaries.majorOfThisBuild()));
        return ready;
    }

    /** Creates the folder if necessary and starts the server; the caller holds the folder's lock. */
    public Postmaster start() {
        Optional<Postmaster> already = Postmaster.waitedFor(folder.data());
        if (already.isPresent()) {
            return already.get();
        }
        Programs programs = programs();
        folder.prepare(programs);
        Postmaster.forgetDead(folder.data());
        String failure = "";
        for (int attempt = 0; attempt < STARTS_TRIED; attempt++) {
            int port = freePort(attempt);
            failure = startOn(port, programs);
            if (failure.isEmpty()) {
                folder.recordPort(port, programs.runAs());
                return running()
                        .orElseThrow(() ->
                                new ServerException("the embedded server stopped at once; its log is " + folder.log()));
            }
            if (failure.contains("pre-existing shared memory")) {
                Postmaster.endOrphans(folder.data());
            } else if (!failure.contains("could not bind") && !failure.contains("could not create any TCP/IP")) {
                break;
            }
        }
        throw new ServerException(
                "the embedded server did not start: " + failure + folder.room() + " (log: " + folder.log() + ")");
    }

    public void stop(String mode) {
        Programs programs = programs();
        Programs.Outcome outcome =
                programs.run("pg_ctl", List.of("stop", "-D", folder.data().toString(), "-m", mode, "-w", "-t", "60"));
        if (outcome.code() != 0 && running().isPresent()) {
            throw new ServerException("the embedded server did not stop: " + outcome.reason());
        }
    }

    /** Looked for once: a shutdown hook in a build finds no class path any more. */
    private Programs programs() {
        Programs found = programs;
        if (found == null) {
            found = Programs.of(binaries.get(), folder.data());
            programs = found;
        }
        return found;
    }

    private String startOn(int port, Programs programs) {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        if (!folder.durable()) {
            options += " " + String.join(" ", THROW_AWAY);
        }
        long logged = size(folder.log());
        var arguments = List.of(
                "start",
                "-D",
                folder.data().toString(),
                "-l",
                folder.log().toString(),
                "-w",
                "-t",
                SECONDS_TO_START,
                "-o",
                options);
        Programs.Outcome outcome = programs.run("pg_ctl", arguments);
        return outcome.code() == 0 ? "" : reasonInLog(logged).orElse(outcome.reason());
    }

    /** The port it had before, so that addresses people wrote down stay valid; else the next free one. */
    private int freePort(int attempt) {
        int first = folder.durable() ? FIRST_PORT + attempt : 0;
        int last = attempt == 0 ? folder.lastPort().orElse(first) : first;
        if (folder.durable() && last != first && isFree(last)) {
            return last;
        }
        for (int port = first; port <= first + PORTS_TRIED; port++) {
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new ServerException(
                "no free port from " + first + " to " + (first + PORTS_TRIED) + " for the embedded server");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Optional<String> reasonInLog(long from) {
        try {
            byte[] bytes = Files.readAllBytes(folder.log());
            int skipped = (int) Math.min(from, bytes.length);
            return new String(bytes, skipped, bytes.length - skipped, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("could not"))
                    .map(line -> line.replaceFirst(".*?(FATAL|PANIC|WARNING|LOG): +", ""))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
