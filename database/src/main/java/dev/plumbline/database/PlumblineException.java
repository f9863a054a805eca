package dev.plumbline.database;

import org.jspecify.annotations.Nullable;

/** What this module throws when it cannot go on. The message is one clear line; the kind decides the exit code. */
public class PlumblineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who has to act: the caller, the owner of the files or data, or whoever runs the server. */
    public enum Kind {
        /** Something was found that must be corrected first (exit 1). */
        FINDING,
        /** The command or its files are wrong (exit 2). */
        USAGE,
        /** A server or a file could not be reached or used (exit 3). */
        UNAVAILABLE
    }

    private final Kind kind;

    public PlumblineException(Kind kind, String message) {
        this(kind, message, null);
    }

    public PlumblineException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
