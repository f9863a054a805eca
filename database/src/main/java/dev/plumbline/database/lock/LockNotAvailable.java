package dev.plumbline.database.lock;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A lock was not to be had in time; says who holds it. Its cause is what the work failed with. */
public final class LockNotAvailable extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    private final String holders;

    LockNotAvailable(String message, List<LockHolder> holders, Throwable cause) {
        this(message, shown(holders), cause);
    }

    private LockNotAvailable(String message, String holders, Throwable cause) {
        super(message + (holders.isEmpty() ? "" : "; it is held by " + holders), LockRetry.LOCK_NOT_AVAILABLE, cause);
        this.holders = holders;
    }

    /** In words; empty when it was not seen. */
    public String holders() {
        return holders;
    }

    private static String shown(List<LockHolder> holders) {
        return holders.stream().limit(SHOWN).map(LockHolder::toString).collect(Collectors.joining("; "))
                + (holders.size() > SHOWN ? "; and " + (holders.size() - SHOWN) + " more" : "");
    }
}
