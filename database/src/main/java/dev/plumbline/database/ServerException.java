package dev.plumbline.database;

import org.jspecify.annotations.Nullable;

/** A server could not be found, started or reached. */
public final class ServerException extends PlumblineException {
    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        this(message, null);
    }

    public ServerException(String message, @Nullable Throwable cause) {
        super(Kind.UNAVAILABLE, message, cause);
    }
}
