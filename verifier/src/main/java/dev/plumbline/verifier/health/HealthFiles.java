package dev.plumbline.verifier.health;

import dev.plumbline.verifier.sqlcheck.CheckFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists the check files beside this class, in a folder of classes or in a jar: a file put there is a check. */
final class HealthFiles {

    private static final String ANCHOR = "invalid_index.sql";

    private HealthFiles() {}

    static List<CheckFile> all() {
        URL anchor = Objects.requireNonNull(HealthFiles.class.getResource(ANCHOR), ANCHOR);
        try {
            URI uri = anchor.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Objects.requireNonNull(Path.of(uri).getParent()));
            }
            String[] parts = uri.toString().split("!", 2);
            // A jar's file system of our own, because the shared one may be closed by others.
            Path jar = Path.of(URI.create(parts[0].substring("jar:".length())));
            try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
                return read(Objects.requireNonNull(inside.getPath(parts[1]).getParent()));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the health checks beside " + anchor + " cannot be listed", e);
        }
    }

    private static List<CheckFile> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(HealthFiles::parse)
                    .toList();
        }
    }

    private static CheckFile parse(Path file) {
        try {
            return CheckFile.parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
