package dev.plumbline.server.cluster;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.RunAs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder of a throw-away server. A lock on a file in it lasts as long as its process, so that what a killed process left behind is
 * found and removed by the next one.
 */
public final class ThrowAwayFolder implements AutoCloseable {
    private static final String PREFIX = "plumbline-server-";
    private static final String ALIVE = "alive";
    /**
     * Part of the names of all folders of this process, whichever class loader created them. These are not even examined: when a process
     * closes a file, POSIX releases all its locks on that file.
     */
    private static final String OURS = ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L) + "-";

    private final Path path;
    private final FileChannel alive;

    private ThrowAwayFolder(Path path, FileChannel alive) {
        this.path = path;
        this.alive = alive;
    }

    public Path path() {
        return path;
    }

    /** @param inMemory whether it is to be in memory, where there is room */
    public static ThrowAwayFolder make(boolean inMemory) {
        Path parent = (inMemory ? MemoryFolder.find() : Optional.<Path>empty())
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        sweep(parent);
        try {
            Path made = Files.createTempDirectory(parent, "plumbline-starting-" + OURS);
            FileChannel alive = open(made);
            alive.lock();
            Path path = parent.resolve(made.getFileName().toString().replace("plumbline-starting-", PREFIX));
            Files.move(made, path);
            return new ThrowAwayFolder(path.toRealPath(), alive);
        } catch (IOException e) {
            throw new ServerException(
                    "cannot make a folder for a throw-away server in " + parent + ": " + Reason.of(e)
                            + " (another folder: -Djava.io.tmpdir)",
                    e);
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void sweep(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                boolean ours = folder.getFileName().toString().startsWith(PREFIX + OURS);
                if (!ours && Files.isWritable(folder) && isAbandoned(folder)) {
                    Postmaster.of(folder.resolve("data"))
                            .ifPresent(orphan -> RunAs.works("kill", "-QUIT", Long.toString(orphan.pid())));
                    Postmaster.endOrphans(folder.resolve("data"));
                    FileTree.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new ServerException("cannot look through " + parent + ": " + Reason.of(e), e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        if (!Files.exists(folder.resolve(ALIVE))) {
            return true;
        }
        try (FileChannel channel = open(folder);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            alive.close();
        } catch (IOException e) {
            return;
        } finally {
            FileTree.delete(path);
        }
    }
}
