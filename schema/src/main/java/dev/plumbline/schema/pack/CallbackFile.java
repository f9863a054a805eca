package dev.plumbline.schema.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQL file that runs around migrations, such as {@code afterMigrate.sql} or {@code beforeEachMigrate__log.sql}.
 *
 * @param event the word before the two underscores
 * @param description the words after them
 */
public record CallbackFile(Path root, Path path, String event, Optional<String> description) {
    private static final Pattern NAME = Pattern.compile(
            "((?:before|after)(?:(?:Each)?(?:Migrate|Undo)(?:Statement)?|Clean|Validate|Baseline|Repair|Info|Connect)(?:Error|Applied"
                    + "|OperationFinish)?|beforeRepeatables|afterVersioned|(?:beforeC|c)reateSchema|afterReportGenerated)"
                    + "(?:__(.*))?\\.(?i:sql)");

    /** Every file in these folders and their subfolders that has the name of an event. */
    static List<CallbackFile> in(List<Path> folders) {
        var files = new ArrayList<CallbackFile>();
        for (Path root : folders) {
            for (Path path : MigrationFile.sqlFilesBelow(root)) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    files.add(new CallbackFile(
                            root,
                            path,
                            name.group(1),
                            Optional.ofNullable(name.group(2)).map(words -> words.replace('_', ' '))));
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
