package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An SQL file named by Flyway's conventions.
 *
 * @param root the folder it was found under
 * @param version empty for a repeatable file
 * @param description the words of the file's name
 */
public record MigrationFile(Path root, Path path, Kind kind, Optional<Version> version, String description) {

    /** The kind that the first letter of a file's name stands for. */
    public enum Kind {
        VERSIONED('V'),
        UNDO('U'),
        REPEATABLE('R'),
        BASELINE('B');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of migration: " + letter);
        }
    }

    private static final Pattern NAME = Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.(?i:sql)");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.(?i:sql)");

    /** Every file in these folders and their subfolders with a migration's name, in order of version and name. */
    static List<MigrationFile> in(List<Path> folders) {
        var files = new ArrayList<MigrationFile>();
        for (Path root : folders) {
            for (Path path : sqlFilesBelow(root)) {
                of(root, path).ifPresent(files::add);
            }
        }
        files.sort(Comparator.comparing(MigrationFile::kind)
                .thenComparing(file -> file.version().orElse(Version.ZERO))
                .thenComparing(MigrationFile::script));
        return List.copyOf(files);
    }

    /** The SQL files below a folder, whatever their names. */
    static List<Path> sqlFilesBelow(Path root) {
        return filesBelow(root, name -> name.toLowerCase(Locale.ROOT).endsWith(".sql"));
    }

    static List<Path> filesBelow(Path root, Predicate<String> wanted) {
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> wanted.test(path.getFileName().toString()))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw unreadable(root, e);
        } catch (UncheckedIOException e) {
            throw unreadable(root, Objects.requireNonNull(e.getCause()));
        }
    }

    private static PlumblineException unreadable(Path root, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "permission denied for " + e.getMessage()
                : e instanceof FileSystemLoopException
                        ? e.getMessage() + " is a link to a folder above it"
                        : String.valueOf(e.getMessage());
        return new PlumblineException(
                PlumblineException.Kind.UNAVAILABLE, "cannot read folder " + root + ": " + why, e);
    }

    private static Optional<MigrationFile> of(Path root, Path path) {
        String name = path.getFileName().toString();
        Matcher versioned = NAME.matcher(name);
        if (versioned.matches()) {
            return Optional.of(new MigrationFile(
                    root,
                    path,
                    Kind.of(versioned.group(1).charAt(0)),
                    Optional.of(Version.of(versioned.group(2))),
                    Objects.requireNonNullElse(versioned.group(3), "").replace('_', ' ')));
        }
        Matcher repeatable = REPEATABLE.matcher(name);
        return repeatable.matches()
                ? Optional.of(new MigrationFile(
                        root,
                        path,
                        Kind.REPEATABLE,
                        Optional.empty(),
                        repeatable.group(1).replace('_', ' ')))
                : Optional.empty();
    }

    /** The name of the file in the history: its path below the folder it was found in. */
    public String script() {
        return root.relativize(path).toString().replace('\\', '/');
    }

    public String fileName() {
        return path.getFileName().toString();
    }

    /** The text without a byte order mark. A file that is not UTF-8 is refused by name. */
    public String text() {
        return readText(path);
    }

    static String readText(Path path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, path + ": not UTF-8; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, path + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
