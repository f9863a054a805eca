package dev.plumbline.server.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders, and deletes a folder with what is in it; works in a shutdown hook. */
public final class FileTree {

    private FileTree() {}

    /**
     * Makes the folder and those above it that are missing. What root makes is open to all, whatever its umask: the server
     * runs as another user and must get there. Its data folder is closed by itself.
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
        if (!Binaries.windows() && RunAs.isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
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
