package dev.plumbline.database.output;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.ResultFile.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Whether a name may become a result file: never in place of a device, a folder or what a link points at. */
final class TargetCheck {

    private TargetCheck() {}

    static void check(Path target, Existing existing) {
        if (target.toString().isEmpty()) {
            throw usage("the name of the file to write is empty");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || target.getFileName() == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw usage(target + ": is a folder, a file name was expected");
        }
        if (!Files.isDirectory(folder)) {
            throw unavailable(target + ": its folder does not exist");
        }
        if (Files.isSymbolicLink(target)) {
            throw usage(target + ": is a symbolic link to " + destination(target) + " (name the file itself)");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            checkThere(target, existing);
        }
        if (!Files.isWritable(folder)) {
            throw unavailable(target + ": cannot be written: no permission to write into " + folder);
        }
    }

    private static void checkThere(Path target, Existing existing) {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw usage(target + ": is not a plain file but a device, pipe or socket (- writes to standard output)");
        }
        if (existing == Existing.KEPT) {
            throw usage(target + ": already exists (choose another name or add --overwrite)");
        }
        if (!Files.isWritable(target)) {
            throw unavailable(target + ": cannot be overwritten: it is write-protected");
        }
    }

    private static String destination(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "another file";
        }
    }

    private static PlumblineException usage(String message) {
        return new PlumblineException(Kind.USAGE, message);
    }

    private static PlumblineException unavailable(String message) {
        return new PlumblineException(Kind.UNAVAILABLE, message);
    }
}
