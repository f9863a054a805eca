package dev.plumbline.loader.report;

import dev.plumbline.database.PlumblineException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a load failed. Its tables are unchanged then, except for committed chunks of a load in chunks. */
public final class LoadException extends PlumblineException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Reject> rejects;

    private final @Nullable String sqlState;

    private LoadException(
            Kind kind, String message, List<Reject> rejects, @Nullable String sqlState, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.rejects = List.copyOf(rejects);
        this.sqlState = sqlState;
    }

    public static LoadException usage(String message) {
        return new LoadException(Kind.USAGE, message, List.of(), null, null);
    }

    public static LoadException finding(String message, @Nullable Throwable cause) {
        return new LoadException(Kind.FINDING, message, List.of(), null, cause);
    }

    public static LoadException unavailable(String message, @Nullable Throwable cause) {
        return new LoadException(Kind.UNAVAILABLE, message, List.of(), null, cause);
    }

    /** The server refused; {@code kind} says whose fault it is. */
    public static LoadException server(Kind kind, String message, String sqlState, Throwable cause) {
        return new LoadException(kind, message, List.of(), sqlState, cause);
    }

    /** One row stopped a strict load. */
    public static LoadException badRow(Reject reject, @Nullable Throwable cause) {
        return badRows(List.of(reject), "1", cause);
    }

    /** Rows stopped a strict load: the first ones, and how many there are. */
    public static LoadException badRows(List<Reject> first, String count, @Nullable Throwable cause) {
        String state = first.get(0).sqlState();
        String shown = first.get(0).message();
        if (first.size() > 1) {
            shown = count + " rows cannot be loaded"
                    + first.stream().map(r -> "\n  " + r.message()).collect(Collectors.joining())
                    + (count.equals(String.valueOf(first.size())) ? "" : "\n  … and others")
                    + "\n";
        }
        return new LoadException(
                Kind.FINDING,
                shown + (first.size() > 1 ? "" : "; ")
                        + "nothing was loaded (--rejects FILE loads the good rows and writes the others there)",
                first,
                state.isEmpty() ? null : state,
                cause);
    }

    /** The same with another message, when more is known. */
    public LoadException saying(String message) {
        return new LoadException(kind(), message, rejects, sqlState, this);
    }

    /** The first row that stopped the load: its file, line, column, value and reason. */
    public Optional<Reject> reject() {
        return rejects.stream().findFirst();
    }

    /** The rows that stopped the load, as far as they are listed. */
    public List<Reject> rejects() {
        return rejects;
    }

    /** The server's error code. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
