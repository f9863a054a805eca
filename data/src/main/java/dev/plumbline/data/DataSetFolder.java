package dev.plumbline.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder a data set is written to. Files get their names only when all are complete, the manifest last: a folder
 * with a manifest is whole. Only files that an earlier run wrote, and that are still as it wrote them, are replaced.
 */
final class DataSetFolder {
    private final Path folder;
    private final Consumer<DataManifest.File> written;
    private final boolean own;

    /** @param own whether the folder is ours alone, so that whatever is in it may be replaced */
    DataSetFolder(Path folder, Consumer<DataManifest.File> written, boolean own) {
        this.folder = folder;
        this.written = written;
        this.own = own;
    }

    /** The manifest, when all its files are there as it says. */
    Optional<DataManifest> whole() {
        Path path = folder.resolve(DataManifest.NAME);
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            DataManifest manifest = DataManifest.parse(Files.readString(path), path.toString());
            for (DataManifest.File file : manifest.files()) {
                Path data = folder.resolve(file.name());
                if (!Files.isRegularFile(data)
                        || Files.size(data) != file.bytes()
                        || !sha256(data).equals(file.sha256())) {
                    return Optional.empty();
                }
            }
            return Optional.of(manifest);
        } catch (IOException | DataException e) {
            return Optional.empty(); // what cannot be read is not whole
        }
    }

    /** Writes one file to a stream and says what it wrote. */
    interface FileBody {
        DataManifest.File write(OutputStream out) throws IOException;
    }

    record Part(String name, FileBody body) {}

    /** Makes the manifest of the files just written. */
    interface Finish {
        DataManifest of(List<DataManifest.File> files);
    }

    DataManifest write(List<Part> parts, Finish finish) {
        try {
            Files.createDirectories(folder);
            Path lock = folder.resolve(".plumbline.lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw DataException.failed(folder.toString(), "another run is writing to this folder", null);
                }
                return writeAlone(parts, finish);
            } finally {
                Files.deleteIfExists(lock);
            }
        } catch (IOException e) {
            throw DataException.failed(folder.toString(), "cannot be written: " + e, e);
        }
    }

    private DataManifest writeAlone(List<Part> parts, Finish finish) throws IOException {
        List<Path> earlier = earlierFiles();
        for (Part part : parts) {
            refuseForeign(folder.resolve(part.name()), earlier);
        }
        List<DataManifest.File> files = new ArrayList<>();
        try {
            for (Part part : parts) {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(temporary(part.name())), 1 << 16)) {
                    files.add(part.body().write(out));
                }
                written.accept(files.get(files.size() - 1));
            }
            DataManifest manifest = finish.of(files);
            Files.writeString(temporary(DataManifest.NAME), manifest.toJson(), StandardCharsets.UTF_8);
            replace(earlier, parts);
            return manifest;
        } finally {
            for (Part part : parts) {
                Files.deleteIfExists(temporary(part.name()));
            }
            Files.deleteIfExists(temporary(DataManifest.NAME));
        }
    }

    private void replace(List<Path> earlier, List<Part> parts) throws IOException {
        Files.deleteIfExists(folder.resolve(DataManifest.NAME));
        for (Path file : earlier) {
            Files.deleteIfExists(file);
        }
        for (Part part : parts) {
            move(part.name());
        }
        move(DataManifest.NAME);
    }

    private void move(String name) throws IOException {
        Files.move(temporary(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path temporary(String name) {
        return folder.resolve("." + name + ".part");
    }

    /** The files of an earlier run, each proven untouched. */
    private List<Path> earlierFiles() throws IOException {
        if (own) {
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(file -> Files.isRegularFile(file)
                                && !file.getFileName().toString().startsWith("."))
                        .toList();
            }
        }
        Path old = folder.resolve(DataManifest.NAME);
        List<Path> files = new ArrayList<>();
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            for (DataManifest.File file :
                    DataManifest.parse(Files.readString(old), old.toString()).files()) {
                Path path = folder.resolve(file.name());
                if (!Path.of(file.name()).equals(path.getFileName())) {
                    throw DataException.refused(old.toString(), "names a file outside its folder: " + file.name());
                }
                if (Files.exists(path)) {
                    refuseChanged(path, file);
                    files.add(path);
                }
            }
        }
        return files;
    }

    private static void refuseChanged(Path path, DataManifest.File file) throws IOException {
        if (Files.size(path) != file.bytes() || !sha256(path).equals(file.sha256())) {
            throw DataException.refused(
                    path.toString(),
                    "changed since it was generated; nothing was overwritten. Move it away or choose another folder");
        }
    }

    private static void refuseForeign(Path path, List<Path> earlier) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !earlier.contains(path)) {
            throw DataException.refused(
                    path.toString(),
                    "is there and not of the manifest's files; nothing was overwritten. Move it away or choose another folder");
        }
    }

    static String sha256(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), TableFile.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}
