package dev.plumbline.server.program;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * An archive of programs, unpacked into a cache folder. Several processes may unpack at once: each into a folder of its own, and the first
 * rename wins.
 */
final class Archive {
    private static final String UNFINISHED = ".unpacking-";

    private Archive() {}

    static void unpack(InputStream packed, Path folder) throws IOException {
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        FileTree.create(parent);
        sweep(parent);
        Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
        try {
            extract(packed, unfinished);
            permit(unfinished, true);
            moveIntoPlace(unfinished, folder);
        } finally {
            FileTree.delete(unfinished);
        }
    }

    static ServerException cannotUnpack(Path folder, IOException e) {
        return new ServerException(
                "cannot unpack the PostgreSQL programs into " + folder + ": " + Reason.of(e)
                        + " (another folder: PLUMBLINE_CACHE)",
                e);
    }

    /** The remains of an interrupted attempt; one from the last hour may still be in progress. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(Duration.ofHours(1)))) {
                    FileTree.delete(folder);
                }
            }
        }
    }

    /** Readable by all, whatever the umask: as root, the server runs as another user. */
    private static void permit(Path file, boolean executable) throws IOException {
        if (!Binaries.windows()) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveIntoPlace(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder.resolve("bin"))) {
                throw e;
            }
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry " + entry.getName() + " points outside its archive");
                }
                FileTree.create(entry.isDirectory() ? file : Objects.requireNonNull(file.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    permit(file, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }
}
