package dev.plumbline.schema.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The SQL files of a folder, whether their names are those of migrations or not. */
public final class SqlFiles {

    private SqlFiles() {}

    public static List<Path> below(Path folder) {
        return MigrationFile.sqlFilesBelow(folder);
    }

    /** The files of a folder and below whose names match, in order. */
    public static List<Path> named(Path folder, Pattern name) {
        return MigrationFile.filesBelow(folder, file -> name.matcher(file).matches());
    }

    /** The text of an SQL file, without a byte order mark; refused by name when it is not UTF-8. */
    public static String text(Path file) {
        return MigrationFile.readText(file);
    }
}
