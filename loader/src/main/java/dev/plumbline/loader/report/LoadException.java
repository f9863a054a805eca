package dev.plumbline.loader.report;

import dev.plumbline.database.PlumblineException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a load did not happen. Nothing of it is in the table then, except committed chunks of a load that was asked for in chunks. */
public final class LoadException extends PlumblineException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final @Nullable Reject reject;

    private final @Nullable String sqlState;

    private LoadException(
            Kind kind, String message, @Nullable Reject reject, @Nullable String sqlState, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.reject = reject;
        this.sqlState = sqlState;
    }

    public static LoadException usage(String message) {
        return new LoadException(Kind.USAGE, message, null, null, null);
    }

    public static LoadException finding(String message, @Nullable Throwable cause) {
        return new LoadException(Kind.FINDING, message, null, null, cause);
    }

    public static LoadException unavailable(String message, @Nullable Throwable cause) {
        return new LoadException(Kind.UNAVAILABLE, message, null, null, cause);
    }

    /** The server refused; {@code kind} by whose fault. */
    public static LoadException server(Kind kind, String message, String sqlState, Throwable cause) {
        return new LoadException(kind, message, null, sqlState, cause);
    }

    /** One row stopped a strict load. */
    public static LoadException badRow(Reject reject, @Nullable Throwable cause) {
        return new LoadException(
                Kind.FINDING,
                reject.message()
                        + "; nothing was loaded (--rejects FILE loads the good rows and writes the others there)",
                reject,
                reject.sqlState().isEmpty() ? null : reject.sqlState(),
                cause);
    }

    /** The same in other words, when more is known of it. */
    public LoadException saying(String message) {
        return new LoadException(kind(), message, reject, sqlState, this);
    }

    /** The row that stopped the load: its file, line, column, value and reason. */
    public Optional<Reject> reject() {
        return Optional.ofNullable(reject);
    }

    /** What the server called it. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
