package dev.plumbline.schema.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One data folder with its log, its password and its programs. Knows how to make it, start it, find it running and stop
 * it; holds no state of its own, so that two processes may look at the same folder.
 */
final class Cluster {
    private static final int FIRST_PORT = 54329;
    private static final int PORTS_TRIED = 200;
    private static final int STARTS_TRIED = 5;

    private final Binaries binaries;
    private final RunAs runAs;
    private final Path folder;
    private final Path data;
    private final boolean durable;

    Cluster(Binaries binaries, RunAs runAs, Path folder, boolean durable) {
        this.binaries = binaries;
        this.runAs = runAs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.durable = durable;
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }

    String version() {
        return binaries.version();
    }

    String password() {
        try {
            return Files.readString(folder.resolve("password"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new ServerException("the password of the embedded server cannot be read: " + Reason.of(e), e);
        }
    }

    /** The postmaster of this folder, when one is alive. */
    Optional<Postmaster> running() {
        return Postmaster.of(data);
    }

    /** Makes the folder if need be and starts the server; the caller holds the folder's lock. */
    Postmaster start() {
        Optional<Postmaster> already = running();
        if (already.isPresent()) {
            return already.get();
        }
        prepare();
        Postmaster.forgetDead(data);
        String failure = "";
        for (int attempt = 0; attempt < STARTS_TRIED; attempt++) {
            int port = freePort(attempt);
            failure = startOn(port);
            if (failure.isEmpty()) {
                writePassfile(port);
                return running()
                        .orElseThrow(
                                () -> new ServerException("the embedded server stopped at once; its log is " + log()));
            }
            if (!failure.contains("could not bind") && !failure.contains("could not create any TCP/IP sockets")) {
                break;
            }
        }
        throw new ServerException("the embedded server did not start: " + failure + " (log: " + log() + ")");
    }

    /** For other tools: psql and friends read it when PGPASSFILE names it. */
    private void writePassfile(int port) {
        try {
            write(folder.resolve("pgpass"), "127.0.0.1:" + port + ":*:postgres:" + password() + "\n");
        } catch (IOException e) {
            throw new ServerException("cannot write " + folder.resolve("pgpass") + ": " + Reason.of(e), e);
        }
    }

    /** A file only its owner can read. */
    private static void write(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (!Binaries.windows()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, secret, StandardCharsets.UTF_8);
    }

    void stop(String mode) {
        Outcome outcome = run(List.of("stop", "-D", data.toString(), "-m", mode, "-w", "-t", "60"), "pg_ctl");
        if (outcome.code != 0 && running().isPresent()) {
            throw new ServerException("the embedded server did not stop: " + outcome.lastLine());
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(folder);
            runAs.own(folder);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise();
            }
            String major = Files.readString(data.resolve("PG_VERSION"), StandardCharsets.UTF_8)
                    .strip();
            if (!major.equals(Integer.toString(binaries.major()))) {
                throw new ServerException("data folder " + data + " was made by PostgreSQL " + major + ", this build"
                        + " brings " + binaries.version() + ": name another folder with PLUMBLINE_HOME, or move the"
                        + " data with backup and restore");
            }
        } catch (IOException e) {
            throw new ServerException(
                    "cannot use folder " + folder + " for the embedded server: " + Reason.of(e)
                            + " (another folder: PLUMBLINE_HOME)",
                    e);
        }
    }

    /** Into a folder beside, renamed when whole: an interrupted attempt is never taken for a data folder. */
    private void initialise() throws IOException {
        Path unfinished = folder.resolve("data.unfinished");
        FileTree.delete(unfinished);
        if (Files.exists(data)) {
            throw new ServerException("folder " + data + " is no PostgreSQL data folder (no PG_VERSION in it): name"
                    + " another with PLUMBLINE_HOME");
        }
        Path passwordFile = folder.resolve("password");
        byte[] secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        write(passwordFile, HexFormat.of().formatHex(secret) + "\n");
        runAs.own(passwordFile);
        var arguments = new ArrayList<>(List.of(
                "-D",
                unfinished.toString(),
                "-U",
                "postgres",
                "--pwfile",
                passwordFile.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-instructions",
                "--locale=C"));
        if (binaries.major() >= 17) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!durable) {
            arguments.add("--no-sync");
        }
        Outcome outcome = run(arguments, "initdb");
        if (outcome.code != 0) {
            FileTree.delete(unfinished);
            throw new ServerException("initdb could not make " + data + ": " + outcome.lastLine());
        }
        Files.move(unfinished, data);
    }

    private String startOn(int port) {
        var options = new StringBuilder("-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        if (!durable) {
            options.append(" -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200");
        }
        long logged = size(log());
        Outcome outcome = run(
                List.of(
                        "start",
                        "-D",
                        data.toString(),
                        "-l",
                        log().toString(),
                        "-w",
                        "-t",
                        "120",
                        "-o",
                        options.toString()),
                "pg_ctl");
        return outcome.code == 0 ? "" : reasonInLog(logged).orElse(outcome.lastLine());
    }

    private int freePort(int attempt) {
        int first = durable ? FIRST_PORT + attempt : 0;
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

    private Optional<String> reasonInLog(long from) {
        try {
            byte[] bytes = Files.readAllBytes(log());
            String tail = new String(
                    bytes,
                    (int) Math.min(from, bytes.length),
                    (int) (bytes.length - Math.min(from, bytes.length)),
                    StandardCharsets.UTF_8);
            return tail.lines()
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

    private record Outcome(int code, List<String> lines) {
        String lastLine() {
            return lines.stream()
                    .filter(line -> line.contains("error:") || line.contains("FATAL") || line.contains("could not"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1))
                    .strip();
        }
    }

    /** The output goes to a file: the server keeps the descriptors it is born with, and a pipe would never end. */
    private Outcome run(List<String> arguments, String program) {
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
                return new Outcome(code, Files.readAllLines(output, StandardCharsets.UTF_8));
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
