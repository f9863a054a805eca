package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the next migration of a pack with its undo file, numbered as the pack numbers its files. */
public final class NewMigration {
    private static final Pattern LAST_NUMBER = Pattern.compile("V((?:\\d+[._])*)(\\d+)__.*");
    private static final int TIMESTAMP = 14;

    private NewMigration() {}

    /** The files written: the migration first, then its undo; a repeatable file has none. */
    public static List<Path> write(Pack pack, Phase phase, String words, boolean repeatable) {
        String name = name(words);
        Path folder = folder(pack, phase);
        try {
            Files.createDirectories(folder);
            if (repeatable) {
                return List.of(create(folder.resolve("R__" + name + ".sql"), repeatableText(words)));
            }
            String number = next(pack, phase);
            String forward = "V" + number + "__" + name + ".sql";
            String back = "U" + number + "__" + name + ".sql";
            Path migration = create(folder.resolve(forward), text(words, back));
            return List.of(migration, create(folder.resolve(back), undoText(forward)));
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, folder + ": cannot write: " + e.getMessage(), e);
        }
    }

    private static String name(String words) {
        String name = words.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        if (name.isEmpty()) {
            throw new PlumblineException(
                    Kind.USAGE,
                    "'" + words + "' has no word to name a file by, expected for example \"add user table\"");
        }
        return name;
    }

    private static Path folder(Pack pack, Phase phase) {
        List<Path> known = pack.folders().getOrDefault(phase, List.of());
        Path folder;
        if (!known.isEmpty()) {
            folder = known.get(known.size() - 1);
        } else if (pack.folders().values().stream().anyMatch(one -> one.contains(pack.folder()))) {
            throw new PlumblineException(
                    Kind.USAGE,
                    pack.name() + " is one folder of files without phases: there is no " + phase.word()
                            + " (move its files into a folder 'schema' first)");
        } else {
            folder = pack.folder().resolve(phase.word());
        }
        if (folder.getFileSystem() != FileSystems.getDefault()) {
            throw new PlumblineException(
                    Kind.USAGE,
                    "pack " + pack.name() + " lies in a jar, where nothing can be written: give its folder");
        }
        return folder;
    }

    /** One more than the newest, with as many digits; a pack numbered by time continues with the time. */
    private static String next(Pack pack, Phase phase) {
        String newest = pack.files(phase).stream()
                .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                .map(MigrationFile::fileName)
                .reduce((first, second) -> second)
                .orElse("V0000__");
        Matcher matcher = LAST_NUMBER.matcher(newest);
        if (!matcher.matches()) {
            throw new PlumblineException(Kind.USAGE, newest + ": its number cannot be counted on from");
        }
        String last = matcher.group(2);
        if (last.length() == TIMESTAMP && matcher.group(1).isEmpty()) {
            String now = LocalDateTime.now(java.time.ZoneId.systemDefault())
                    .format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
            return now.compareTo(last) > 0 ? now : Long.toString(Long.parseLong(last) + 1);
        }
        String next = Long.toString(Long.parseLong(last) + 1);
        return matcher.group(1) + "0".repeat(Math.max(0, last.length() - next.length())) + next;
    }

    private static String text(String words, String undo) {
        return """
                -- Purpose: %s
                -- Locks: none
                -- Rewrites: none
                -- Blocks: nothing
                -- Undo: %s
                -- Transaction: yes
                set local lock_timeout = '5s';

                """.formatted(words.strip(), undo);
    }

    private static String undoText(String migration) {
        return """
                -- Purpose: undo of %s
                -- Locks: none
                -- Rewrites: none
                -- Blocks: nothing
                -- Undo: %s
                -- Transaction: yes
                set local lock_timeout = '5s';

                """.formatted(migration.substring(0, migration.indexOf("__")), migration);
    }

    private static String repeatableText(String words) {
        return """
                -- Purpose: %s
                -- Run again whenever this file changes, after the numbered files: create or replace, nothing that runs only once.

                """.formatted(words.strip());
    }

    private static Path create(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            throw new PlumblineException(Kind.USAGE, file + ": already exists");
        }
        return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }
}
