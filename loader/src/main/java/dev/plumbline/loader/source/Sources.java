package dev.plumbline.loader.source;

import dev.plumbline.database.Reason;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The entry point of this package: opens whatever records are read from. Every method throws {@link SourceException}. */
public final class Sources {

    private Sources() {}

    /** Opens a file, or a folder whose files are taken in the order of their names; {@code -} is standard input. */
    public static RowSource open(Path path, SourceOptions options) {
        return open(List.of(path), options);
    }

    /** Opens several files or folders, one after another. */
    public static RowSource open(List<Path> paths, SourceOptions options) {
        List<StoredFile> files = new ArrayList<>();
        List<Skipped> leftOut = new ArrayList<>();
        for (Path path : paths) {
            if (path.toString().equals("-")) {
                files.add(new StoredFile("-", -1, () -> new Unclosed(System.in), false));
            } else if (Files.isDirectory(path)) {
                files.addAll(folder(path, options, leftOut));
            } else {
                files.add(file(path));
            }
        }
        return new FileSequence(files, leftOut, options);
    }

    /** Reads a stream, which is closed with the source; {@code name} stands for it in messages, and its extension gives the format. */
    public static RowSource open(InputStream in, String name, SourceOptions options) {
        return new FileSequence(List.of(new StoredFile(name, -1, () -> in, true)), List.of(), options);
    }

    /** The bytes of input that can be read once: a pipe, or standard input, which belongs to the process and stays open. */
    public static InputStream stream(Path path) {
        return path.toString().equals("-")
                ? new Unclosed(System.in)
                : file(path).open();
    }

    private static StoredFile file(Path path) {
        try {
            if (!Files.isReadable(path)) {
                String problem = Files.exists(path) ? "cannot be read" : "there is no such file or folder";
                throw SourceException.fatal(path.toString(), 0, -1, problem, null);
            }
            long size = Files.isRegularFile(path) ? Files.size(path) : -1;
            return new StoredFile(path.toString(), size, () -> Files.newInputStream(path), false);
        } catch (IOException e) {
            throw SourceException.fatal(path.toString(), 0, -1, "cannot be read: " + Reason.of(e), e);
        }
    }

    private static List<StoredFile> folder(Path folder, SourceOptions options, List<Skipped> leftOut) {
        List<Path> inside;
        try (Stream<Path> listed = Files.list(folder)) {
            inside = listed.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw SourceException.fatal(folder.toString(), 0, -1, "cannot be listed: " + Reason.of(e), e);
        }
        List<StoredFile> files = new ArrayList<>();
        for (Path path : inside) {
            String name = path.getFileName().toString();
            boolean wanted = options.format() != SourceFormat.AUTO
                    || FormatDetection.byName(name).isPresent();
            if (wanted && Files.isRegularFile(path) && !name.startsWith(".")) {
                files.add(file(path));
            } else {
                leftOut.add(new Skipped(Files.isDirectory(path) ? "FOLDER" : "FILE", 1, path.toString(), 0, true));
            }
        }
        if (files.isEmpty()) {
            throw SourceException.fatal(
                    folder.toString(),
                    0,
                    -1,
                    "the folder holds no file to read (*.csv, *.tsv, *.copy, *.sql, *.ndjson, each also .gz, .zst, .bz2 or .xz)",
                    null);
        }
        return files;
    }

    /** Standard input belongs to the process and stays open. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
