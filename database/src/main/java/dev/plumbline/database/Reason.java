package dev.plumbline.database;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file operation failed, in words: the JDK's own messages often contain nothing but the path, which the caller names already. */
public final class Reason {

    private Reason() {}

    public static String of(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something of that name already exists";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (failure instanceof FileSystemException e && e.getReason() != null) {
            return Objects.requireNonNull(e.getReason());
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }
}
