package dev.plumbline.operate.backup.source;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.rights.NotConfinedException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A backup could not be written, trusted or restored; existing data is unchanged. */
public final class BackupException extends PlumblineException {
    private static final long serialVersionUID = 1L;

    public BackupException(Kind kind, String message) {
        super(kind, message, null);
    }

    public BackupException(Kind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }

    public static BackupException unavailable(String message, Throwable cause) {
        return new BackupException(Kind.UNAVAILABLE, message, cause);
    }

    public static BackupException sql(String doing, SQLException failure) {
        String said = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return unavailable(
                doing + ": " + said
                        + (failure instanceof NotConfinedException
                                ? ""
                                : advice(Objects.requireNonNullElse(failure.getSQLState(), ""))),
                failure);
    }

    private static String advice(String state) {
        return switch (state) {
            case "55P03" -> " (another session holds a lock on it; see pg_stat_activity, or raise --lock-timeout)";
            case "53200" -> " (out of lock space or memory: raise max_locks_per_transaction and restart the server)";
            case "42501" -> " (run it as the owner of the objects or as a superuser)";
            default -> "";
        };
    }
}
