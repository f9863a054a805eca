package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.database.Reason;
import dev.plumbline.loader.create.TableMaker;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.source.SourceOptions;
import dev.plumbline.loader.source.Sources;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.target.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A load from files, folders and streams. */
public final class FileLoad extends Load<FileLoad> {

    private final Optional<Name> table;
    private final List<Path> inputs = new ArrayList<>();
    private SourceOptions options = SourceOptions.standard();
    private boolean creating;
    private boolean normalizedNames;
    private boolean notNull;

    FileLoad(Database database, @Nullable Name table) {
        super(database);
        this.table = Optional.ofNullable(table);
    }

    @Override
    FileLoad self() {
        return this;
    }

    /**
     * Creates the tables first, which must not exist: as an SQL file defines them, otherwise with columns and types inferred from all
     * values of the input. They are committed together with the rows or not at all.
     */
    public FileLoad createTables() {
        creating = true;
        return this;
    }

    /** Names the columns of created tables in lower case, with underscores for everything that is neither a letter nor a digit. */
    public FileLoad normalizeNames() {
        normalizedNames = true;
        return this;
    }

    /** Makes columns of created tables NOT NULL where every row has a value. */
    public FileLoad notNull() {
        notNull = true;
        return this;
    }

    @Override
    Optional<TableMaker> maker(LoadSession session) {
        if (!creating && (normalizedNames || notNull)) {
            throw LoadException.usage("--normalize-names and --not-null are for tables that --create-table makes");
        }
        return creating ? Optional.of(new TableMaker(session, normalizedNames, notNull, progress())) : Optional.empty();
    }

    /** How the files given after this call are to be read. */
    public FileLoad reading(SourceOptions value) {
        options = value;
        return this;
    }

    /** Files, or folders whose files are taken in the order of their names; {@code -} is standard input. */
    public FileLoad files(Path... paths) {
        for (Path path : paths) {
            file(path, table);
        }
        return this;
    }

    /** A file for a table of its own. */
    public FileLoad file(Path path, String tableName) {
        return file(path, Optional.of(Name.parse(tableName)));
    }

    /**
     * Files and folders that name their tables themselves: by the file's name ({@code 01_engines.csv} is for engines) or, in SQL files,
     * inside.
     */
    public FileLoad filesByName(Path... paths) {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                folder(path).forEach(this::fileByName);
            } else {
                fileByName(path);
            }
        }
        return this;
    }

    private void fileByName(Path path) {
        file(path, TableOfFile.of(String.valueOf(path.getFileName())).map(name -> new Name(Optional.empty(), name)));
    }

    private static List<Path> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> known = files.filter(f -> Files.isRegularFile(f)
                            && !f.getFileName().toString().startsWith(".")
                            && TableOfFile.known(f.getFileName().toString()))
                    .sorted()
                    .toList();
            if (known.isEmpty()) {
                throw LoadException.usage(
                        "folder " + folder
                                + " holds no file to load (*.csv, *.tsv, *.copy, *.sql, *.ndjson, each also .gz, .zst, .bz2 or .xz)");
            }
            return known;
        } catch (IOException e) {
            throw LoadException.unavailable("cannot list " + folder + ": " + Reason.of(e), e);
        }
    }

    @Override
    void requireOther(Path rejects) {
        for (Path input : inputs) {
            Path read = Files.isDirectory(input) ? input.resolve(String.valueOf(rejects.getFileName())) : input;
            try {
                if (Files.exists(rejects) && Files.exists(read) && Files.isSameFile(rejects, read)) {
                    throw LoadException.usage(rejects + " is what this load reads, and rejects would take its place:"
                            + " name another file with --rejects; nothing was loaded");
                }
            } catch (IOException e) {
                throw LoadException.unavailable("cannot look at " + rejects + ": " + Reason.of(e), e);
            }
        }
    }

    private FileLoad file(Path path, Optional<Name> into) {
        inputs.add(path);
        SourceOptions reading = options;
        boolean stdin = path.toString().equals("-");
        if (!stdin && !Files.exists(path)) {
            throw LoadException.unavailable("no such file or folder: " + path, null);
        }
        long bytes = stdin ? -1 : size(path);
        Feed.Opener opener = bytes >= 0
                ? (columns, definitions) -> Sources.open(path, withTarget(reading, columns, definitions))
                : new StreamFeed(() -> Sources.stream(path), path.toString(), reading);
        feed(new Feed(stdin ? "standard input" : path.toString(), into, opener, bytes >= 0, bytes));
        return this;
    }

    static SourceOptions withTarget(SourceOptions reading, List<String> columns, Optional<Definitions> definitions) {
        SourceOptions withTarget = reading.withTargetColumns(columns);
        return definitions.map(withTarget::withDefinitions).orElse(withTarget);
    }

    /** A stream, opened when the load gets to it; it can be read once. */
    public FileLoad stream(Supplier<InputStream> stream, String name) {
        feed(new Feed(name, table, new StreamFeed(stream, name, options), false, -1));
        return this;
    }

    /** -1 for what is neither a file nor a folder: a pipe can be read only once. */
    private static long size(Path path) {
        if (Files.isRegularFile(path)) {
            return path.toFile().length();
        }
        if (!Files.isDirectory(path)) {
            return -1;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(p -> p.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
