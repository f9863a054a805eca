package dev.plumbline.schema.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of throw-away servers carry the number of the process they belong to, so that what a killed process left behind
 * is found and taken away by the next one.
 */
final class ThrowAwayFolder {
    private static final String PREFIX = "plumbline-throw-away-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    private ThrowAwayFolder() {}

    static Path make() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(parent);
        try {
            return Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new ServerException(
                    "cannot make a folder for a throw-away server in " + parent + ": " + Reason.of(e)
                            + " (another folder: -Djava.io.tmpdir)",
                    e);
        }
    }

    private static void sweep(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches()
                        && Files.isWritable(folder)
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Optional<Postmaster> orphan = Postmaster.of(folder.resolve("data"));
                    orphan.flatMap(server -> ProcessHandle.of(server.pid())).ifPresent(ProcessHandle::destroyForcibly);
                    FileTree.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new ServerException("cannot look through " + parent + ": " + Reason.of(e), e);
        }
    }
}
