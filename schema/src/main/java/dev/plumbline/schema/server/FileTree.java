package dev.plumbline.schema.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Deletes a folder with what is in it. Uses plain {@link File}s, so that it works in a shutdown hook. */
final class FileTree {

    private FileTree() {}

    static void delete(Path root) {
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
