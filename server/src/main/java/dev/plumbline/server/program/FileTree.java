package dev.plumbline.server.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates folders, and deletes a folder with its contents; works in a shutdown hook. */
public final class FileTree {

    private FileTree() {}

    /**
     * Creates the folder and any missing ones above it, closed to others whatever the umask. If root creates it, all may pass through, but
     * nobody else may write: the server runs as another user and must get there.
     */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            create(parent);
        }
        Files.createDirectories(folder);
        permit(folder, RunAs.isRoot() ? "rwxr-xr-x" : "rwx------");
    }

    /** For its owner alone; root gets in anyway. */
    public static void close(Path folder) throws IOException {
        permit(folder, "rwx------");
    }

    /** A file that its owner alone may read and write. */
    public static void closeFile(Path file) throws IOException {
        permit(file, "rw-------");
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (!Binaries.windows()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    public static void delete(Path root) {
        delete(root.toFile());
    }

    private static void delete(File file) {
        if (!Files.isSymbolicLink(file.toPath())) {
            File[] children = file.listFiles();
            if (children != null) {
                for (File child : children) {
                    delete(child);
                }
            }
        }
        file.delete();
    }
}
