package dev.plumbline.schema.pack;

import java.nio.file.Path;
import java.util.List;

/** The SQL files of a folder, whether their names are those of migrations or not. */
public final class SqlFiles {

    private SqlFiles() {}

    public static List<Path> below(Path folder) {
        return MigrationFile.sqlFilesBelow(folder);
    }

    /** The text of an SQL file, without a byte order mark; refused by name when it is not UTF-8. */
    public static String text(Path file) {
        return MigrationFile.readText(file);
    }
}
