package dev.plumbline.schema.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A real PostgreSQL out of the class path. Either the durable one of a user, kept in a folder, started on demand and left
 * running, or a throw-away one without fsync that goes with this process.
 */
public final class EmbeddedServer implements Server {

    /** What {@code plumbline server status} tells. */
    public record Status(boolean running, Path folder, String version, long pid, int port) {}

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final boolean throwAway;
    private final String why;

    private EmbeddedServer(Cluster cluster, Postmaster postmaster, boolean throwAway, String why) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.throwAway = throwAway;
        this.why = why;
    }

    /** The user's own server: started if it is not running, left running by {@link #close()}. */
    public static EmbeddedServer ofUser(Folders folders) {
        Cluster cluster = cluster(folders);
        Optional<Postmaster> running = cluster.running();
        if (running.isPresent()) {
            return new EmbeddedServer(cluster, running.get(), false, "was running");
        }
        return locked(cluster, () -> new EmbeddedServer(cluster, cluster.start(), false, "started now"));
    }

    public static Status status(Folders folders) {
        Cluster cluster = cluster(folders);
        Optional<Postmaster> running = cluster.running();
        return new Status(
                running.isPresent(),
                cluster.folder(),
                cluster.version(),
                running.map(Postmaster::pid).orElse(0L),
                running.map(Postmaster::port).orElse(0));
    }

    /** Stops the user's server; false when it was not running. */
    public static boolean stop(Folders folders) {
        Cluster cluster = cluster(folders);
        if (cluster.running().isEmpty()) {
            return false;
        }
        return locked(cluster, () -> {
            boolean running = cluster.running().isPresent();
            if (running) {
                cluster.stop("fast");
            }
            return running;
        });
    }

    static EmbeddedServer throwAway(Folders folders, String why) {
        Binaries binaries = Binaries.unpacked(folders.cache());
        RunAs runAs = RunAs.ofThisProcess();
        Path folder = ThrowAwayFolder.make();
        var cluster = new Cluster(binaries, runAs, folder, false);
        try {
            return new EmbeddedServer(cluster, cluster.start(), true, why);
        } catch (RuntimeException e) {
            FileTree.delete(folder);
            throw e;
        }
    }

    private static Cluster cluster(Folders folders) {
        return new Cluster(
                Binaries.unpacked(folders.cache()),
                RunAs.ofThisProcess(),
                folders.home().resolve("server"),
                true);
    }

    private interface Step<T> {
        T run();
    }

    /** One process at a time makes, starts or stops the server of a folder; the others wait and find it done. */
    private static <T> T locked(Cluster cluster, Step<T> step) {
        Path file = cluster.folder().resolve("lock");
        try {
            Files.createDirectories(cluster.folder());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return lock.isValid() ? step.run() : locked(cluster, step);
            }
        } catch (IOException e) {
            throw new ServerException(
                    "cannot use folder " + cluster.folder() + " for the embedded server: " + Reason.of(e)
                            + " (another folder: PLUMBLINE_HOME)",
                    e);
        }
    }

    /** The folder of the durable server, for messages. */
    public Path folder() {
        return cluster.folder();
    }

    @Override
    public String describe() {
        return throwAway
                ? "embedded PostgreSQL " + cluster.version() + ", throw-away (" + why + ")"
                : "embedded PostgreSQL " + cluster.version() + " in " + cluster.folder() + ", port " + postmaster.port()
                        + " (" + why + ")";
    }

    @Override
    public Database database(String name) {
        return Database.of("127.0.0.1", postmaster.port(), name, "postgres", cluster.password());
    }

    /** Stops a throw-away server and deletes it; the user's own goes on running. */
    @Override
    public void close() {
        if (throwAway) {
            cluster.stop("immediate");
            FileTree.delete(cluster.folder());
        }
    }
}
