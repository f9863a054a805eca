package dev.plumbline.schema.migrate;

import dev.plumbline.database.PlumblineException;
import org.jspecify.annotations.Nullable;

/** A migration file failed. What it had done is rolled back unless the message says otherwise. */
public final class MigrationFailure extends PlumblineException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String sqlState;

    MigrationFailure(String file, int line, String sqlState, String message, @Nullable Throwable cause) {
        super(sqlState.startsWith("08") ? Kind.UNAVAILABLE : Kind.FINDING, message, cause);
        this.file = file;
        this.line = line;
        this.sqlState = sqlState;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String sqlState() {
        return sqlState;
    }
}
