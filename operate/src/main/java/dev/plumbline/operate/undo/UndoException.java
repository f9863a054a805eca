package dev.plumbline.operate.undo;

import dev.plumbline.database.PlumblineException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An undo step was refused or failed; the database is at the version the message names. */
final class UndoException extends PlumblineException {
    private static final long serialVersionUID = 1L;

    public UndoException(Kind kind, String message) {
        this(kind, message, null);
    }

    public UndoException(Kind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }

    static UndoException sql(String doing, SQLException failure) {
        return new UndoException(Kind.UNAVAILABLE, doing + ": " + failure.getMessage(), failure);
    }
}
