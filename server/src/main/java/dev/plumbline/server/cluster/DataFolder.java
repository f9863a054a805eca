package dev.plumbline.server.cluster;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.Programs;
import dev.plumbline.server.program.RunAs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one embedded server: {@code data} with the databases, {@code password}, {@code pgpass} for other tools and
 * the log.
 *
 * @param durable whether its contents must survive a crash of the machine
 * @param remedy what to do when the folder cannot be used
 */
public record DataFolder(Path folder, boolean durable, String remedy) {
    /** For a container that was started with a numeric user id only. */
    private static final String NAMELESS =
            "PostgreSQL wants a user that has a name; in a container:" + " -v /etc/passwd:/etc/passwd:ro, or no --user";

    public Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }

    public String password() {
        Path file = folder.resolve("password");
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new ServerException(
                    "the password of the embedded server cannot be read from " + file + ": " + Reason.of(e), e);
        }
    }

    /** The port this server had last time. */
    Optional<Integer> lastPort() {
        try {
            return Optional.of(Integer.parseInt(Files.readString(folder.resolve("pgpass"), StandardCharsets.UTF_8)
                    .split(":")[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** For other tools: psql and friends read it when PGPASSFILE names it. */
    void recordPort(int port, RunAs runAs) {
        try {
            write(folder.resolve("pgpass"), "127.0.0.1:" + port + ":*:postgres:" + password() + "\n", runAs);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    public ServerException unusable(IOException e) {
        return new ServerException(
                "cannot use folder " + folder + " for the embedded server: " + Reason.of(e) + room() + " (" + remedy
                        + ")",
                e);
    }

    /** Creates the data folder if it does not exist. */
    void prepare(Programs programs) {
        try {
            FileTree.create(folder);
            if (Files.exists(data().resolve("PG_VERSION"))) {
                requireMajor(programs.binaries().major());
                if (programs.runAs().user().isPresent()) {
                    programs.runAs().own(folder);
                    programs.runAs().ownAll(data());
                }
                return;
            }
            if (Files.exists(data())) {
                throw new ServerException(
                        "folder " + data() + " is not a PostgreSQL data folder (no PG_VERSION in it) (" + remedy + ")");
            }
            programs.runAs().own(folder);
            FileTree.close(folder);
            requireReach(programs.runAs());
            initialise(programs);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void requireReach(RunAs runAs) {
        if (runAs.user().isPresent() && !runAs.can("test", "-w", folder.toString())) {
            throw new ServerException("user " + runAs.user().get() + ", whom the embedded server runs as here, cannot"
                    + " reach " + folder + ": a folder above it is closed to others (" + remedy + ")");
        }
    }

    /** Refuses the data of another major version. */
    void requireMajor(int wanted) {
        Path file = data().resolve("PG_VERSION");
        try {
            String major = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!major.equals(Integer.toString(wanted))) {
                throw new ServerException("data folder " + data() + " was made by PostgreSQL " + major
                        + ", this build brings " + Binaries.ofThisBuild() + ": move the data with backup and restore,"
                        + " or keep both (" + remedy + ")");
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Into a temporary folder, renamed when complete: an interrupted attempt is never taken for a data folder. */
    private void initialise(Programs programs) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "data.unfinished*")) {
            leftovers.forEach(FileTree::delete);
        }
        Path unfinished = folder.resolve("data.unfinished-" + Long.toHexString(System.nanoTime()));
        Path password = folder.resolve("password");
        byte[] secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        write(password, HexFormat.of().formatHex(secret) + "\n", programs.runAs());
        Programs.Outcome outcome = programs.run("initdb", arguments(unfinished, password, programs));
        if (outcome.code() != 0) {
            FileTree.delete(unfinished);
            boolean nameless = outcome.reason().contains("could not look up effective user ID");
            throw new ServerException("initdb failed to make " + data() + ": "
                    + outcome.reason().replace(unfinished.toString(), data().toString()) + room() + " ("
                    + (nameless ? NAMELESS : remedy) + ")");
        }
        Files.move(unfinished, data());
    }

    private List<String> arguments(Path unfinished, Path password, Programs programs) {
        var arguments = new ArrayList<>(List.of(
                "-D",
                unfinished.toString(),
                "-U",
                "postgres",
                "--pwfile",
                password.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-instructions",
                "--locale=C"));
        if (programs.binaries().major() >= 17) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!durable) {
            arguments.add("--no-sync");
            if (programs.binaries().major() >= 16) {
                // They slow down somebody guessing a password. Ours is random, and every connection pays for them.
                arguments.addAll(List.of("--set", "scram_iterations=1"));
            }
        }
        return arguments;
    }

    /** Says how little space is left, when it is little. */
    String room() {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long megabytes = Files.getFileStore(there).getUsableSpace() >> 20;
            return megabytes < 100 ? "; " + megabytes + " MB are free there" : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** A file only its owner can read. */
    private static void write(Path file, String secret, RunAs runAs) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (!Binaries.windows()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, secret, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        runAs.own(file);
    }
}
