package dev.plumbline.data;

import dev.plumbline.database.output.PrivateFiles;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder a data set is written to. Files get their names only when all are complete, the manifest last: a folder with a manifest is
 * complete. Only files that an earlier run wrote, and that are still as it wrote them, are replaced.
 */
final class DataSetFolder {
    private static final DataManifest NOTHING = new DataManifest("", "", "", "", List.of(), List.of());
    private final Path folder;
    private final Consumer<DataManifest.File> written;
    private final Existing existing;
    private final boolean own;

    /** @param existing whether a plain file that no earlier run wrote is replaced */
    DataSetFolder(Path folder, Consumer<DataManifest.File> written, Existing existing) {
        this(folder, written, existing, false);
    }

    private DataSetFolder(Path folder, Consumer<DataManifest.File> written, Existing existing, boolean own) {
        this.folder = folder;
        this.written = written;
        this.existing = existing;
        this.own = own;
    }

    /** A folder used by nobody else, so that whatever is in it may be replaced. */
    static DataSetFolder own(Path folder) {
        return new DataSetFolder(folder, file -> {}, Existing.REPLACED, true);
    }

    /** The manifest, if all its files exist as it says. */
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
            return Optional.empty(); // what cannot be read is not complete
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
            PrivateFiles.folder(folder);
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
        List<Target> targets = new ArrayList<>();
        for (Part part : parts) {
            targets.add(target(part.name(), earlier));
        }
        Path manifestPath = folder.resolve(DataManifest.NAME);
        List<ResultFile> results = new ArrayList<>();
        try {
            List<DataManifest.File> files = new ArrayList<>();
            for (Target target : targets) {
                results.add(ResultFile.create(target.path(), target.existing()));
                files.add(parts.get(files.size()).body().write(results.get(results.size() - 1).stream()));
                written.accept(files.get(files.size() - 1));
            }
            DataManifest manifest = finish.of(files);
            results.add(ResultFile.create(manifestPath, Existing.REPLACED));
            results.get(results.size() - 1).stream().write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
            replace(earlier, results);
            return manifest;
        } finally {
            for (ResultFile result : results) {
                result.close();
            }
        }
    }

    private record Target(Path path, Existing existing) {}

    private Target target(String name, List<Path> earlier) {
        Path path = folder.resolve(name);
        if (existing == Existing.KEPT && !earlier.contains(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw DataException.refused(
                    path.toString(),
                    "exists and is not one of the manifest's files; nothing was overwritten. Move it away, choose another"
                            + " folder or add --overwrite");
        }
        Existing allowed = earlier.contains(path) ? Existing.REPLACED : existing;
        ResultFile.check(path, allowed);
        return new Target(path, allowed);
    }

    /** Names are only given when everything is on disk; until the last one there is no manifest. */
    private void replace(List<Path> earlier, List<ResultFile> results) throws IOException {
        for (ResultFile result : results) {
            result.sync();
        }
        Files.deleteIfExists(folder.resolve(DataManifest.NAME));
        for (Path file : earlier) {
            Files.deleteIfExists(file);
        }
        for (ResultFile result : results) {
            result.finish();
        }
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
        if (!Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        }
        ResultFile.check(old, Existing.REPLACED);
        for (DataManifest.File file : manifest(old).files()) {
            Path path = folder.resolve(file.name());
            if (!Path.of(file.name()).equals(path.getFileName())) {
                throw DataException.refused(old.toString(), "names a file outside its folder: " + file.name());
            }
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && isAsGenerated(path, file)) {
                files.add(path);
            }
        }
        return files;
    }

    /** Somebody else's manifest names none of our files; it is replaced if that is allowed. */
    private DataManifest manifest(Path old) throws IOException {
        try {
            return DataManifest.parse(Files.readString(old), old.toString());
        } catch (DataException e) {
            if (existing == Existing.KEPT) {
                throw e;
            }
            return NOTHING;
        }
    }

    private boolean isAsGenerated(Path path, DataManifest.File file) throws IOException {
        boolean same = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) == file.bytes()
                && sha256(path).equals(file.sha256());
        if (!same && existing == Existing.KEPT) {
            throw DataException.refused(
                    path.toString(),
                    "changed since it was generated; nothing was overwritten. Move it away, choose another folder or add"
                            + " --overwrite");
        }
        return same;
    }

    static String sha256(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), TableFile.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}
