package dev.plumbline.server;

import dev.plumbline.database.Database;
import dev.plumbline.server.cluster.Cluster;
import dev.plumbline.server.cluster.DataFolder;
import dev.plumbline.server.cluster.Postmaster;
import dev.plumbline.server.cluster.ThrowAwayFolder;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.RunAs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL from the class path. Either the durable one of a user, kept in a folder, started on demand and left running, or a
 * throw-away one without fsync that ends with this process.
 */
public final class EmbeddedServer implements Server {

    /** What {@code plumbline server status} shows. */
    public record Status(boolean running, Path folder, String version, long pid, int port) {}

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final @Nullable ThrowAwayFolder throwAway;
    private final String why;

    private EmbeddedServer(Cluster cluster, Postmaster postmaster, @Nullable ThrowAwayFolder throwAway, String why) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.throwAway = throwAway;
        this.why = why;
    }

    /** The user's own server: started if it is not running, left running by {@link #close()}. */
    public static EmbeddedServer ofUser(Folders folders) {
        Cluster cluster = cluster(folders);
        Optional<Postmaster> ready = cluster.ready();
        if (ready.isPresent()) {
            return new EmbeddedServer(cluster, ready.get(), null, "no server was named; it was running");
        }
        return locked(
                cluster, () -> new EmbeddedServer(cluster, cluster.start(), null, "no server was named; started now"));
    }

    public static Status status(Folders folders) {
        Cluster cluster = cluster(folders);
        Optional<Postmaster> running = cluster.running();
        return new Status(
                running.isPresent(),
                cluster.folder().folder(),
                Binaries.ofThisBuild(),
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
        return throwAway(() -> Binaries.unpacked(folders.cache()), why);
    }

    static EmbeddedServer throwAway(Supplier<Binaries> binaries, String why) {
        ThrowAwayFolder folder = ThrowAwayFolder.make(Servers.throwAwayInMemory());
        var cluster = new Cluster(binaries, new DataFolder(folder.path(), false, "another folder: -Djava.io.tmpdir"));
        try {
            return new EmbeddedServer(cluster, cluster.start(), folder, why);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Cluster cluster(Folders folders) {
        return new Cluster(
                () -> Binaries.unpacked(folders.cache()),
                new DataFolder(folders.home().resolve("server"), true, "another folder: PLUMBLINE_HOME"));
    }

    /** One process at a time creates, starts or stops the server of a folder; the others wait and find it done. */
    private static synchronized <T> T locked(Cluster cluster, Supplier<T> step) {
        Path file = cluster.folder().folder().resolve("lock");
        try {
            FileTree.create(cluster.folder().folder());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                FileTree.closeFile(file);
                if (RunAs.isRoot()) {
                    RunAs.ownerOf(cluster.folder().data()).own(file);
                }
                return lock.isValid() ? step.get() : locked(cluster, step);
            }
        } catch (IOException e) {
            throw cluster.folder().unusable(e);
        }
    }

    /** The folder of the durable server, for messages. */
    public Path folder() {
        return cluster.folder().folder();
    }

    @Override
    public String describe() {
        return throwAway != null
                ? "embedded PostgreSQL " + Binaries.ofThisBuild() + ", throw-away (" + why + ")"
                : "embedded PostgreSQL " + Binaries.ofThisBuild() + " on port " + postmaster.port() + ", data in "
                        + folder() + " (" + why + ")";
    }

    @Override
    public Database database(String name) {
        return Database.of(
                "127.0.0.1",
                postmaster.port(),
                name,
                "postgres",
                cluster.folder().password());
    }

    /** Stops a throw-away server and deletes it; the user's own goes on running. */
    @Override
    public void close() {
        if (throwAway != null) {
            try {
                cluster.stop("immediate");
            } finally {
                throwAway.close();
            }
        }
    }
}
