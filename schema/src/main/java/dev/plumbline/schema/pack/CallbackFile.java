package dev.plumbline.schema.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.Event;

/** An SQL file that Flyway runs around migrations, such as {@code afterMigrate.sql} or {@code beforeEachMigrate__log.sql}. */
public record CallbackFile(Path root, Path path) {

    /** Every file of these folders and what is below them that has the name of an event. */
    static List<CallbackFile> in(List<Path> folders) {
        var files = new ArrayList<CallbackFile>();
        for (Path root : folders) {
            for (Path path : MigrationFile.sqlFilesBelow(root)) {
                String name = path.getFileName().toString().replaceFirst("(__.*)?\\.(?i:sql)$", "");
                if (Event.fromId(name) != null) {
                    files.add(new CallbackFile(root, path));
                }
            }
        }
        return List.copyOf(files);
    }

    /** The path below the folder it was found in. */
    public String script() {
        return root.relativize(path).toString().replace('\\', '/');
    }

    public String fileName() {
        return path.getFileName().toString();
    }

    public String text() {
        return MigrationFile.readText(path);
    }
}
