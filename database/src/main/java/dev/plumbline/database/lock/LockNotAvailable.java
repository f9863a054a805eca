package dev.plumbline.database.lock;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A lock was not available in time, and who holds it; or others waited too long for locks of ours, and the work gave way. The cause is the
 * error that ended the work.
 */
public final class LockNotAvailable extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    private final String reason;
    private final boolean gaveWay;

    private LockNotAvailable(String message, String reason, boolean gaveWay, Throwable cause) {
        super(message, LockRetry.LOCK_NOT_AVAILABLE, cause);
        this.reason = reason;
        this.gaveWay = gaveWay;
    }

    /** @param said the server's own message */
    static LockNotAvailable waited(String said, Duration limit, List<LockHolder> holders, Throwable cause) {
        String held = shown(holders);
        return new LockNotAvailable(
                said + " (no lock within " + limit.toMillis() + " ms); it is held by " + held,
                "held up by a lock of " + held,
                false,
                cause);
    }

    /**
     * The wait was over before anybody could look: usually because of a statement's own {@code lock_timeout}.
     *
     * @param autovacuum what it is working on
     */
    static LockNotAvailable unseen(String said, Duration limit, List<LockHolder> autovacuum, Throwable cause) {
        String perhaps = autovacuum.isEmpty()
                ? ""
                : "; perhaps by autovacuum, which only gives way to a wait longer than deadlock_timeout: "
                        + shown(autovacuum);
        return new LockNotAvailable(
                said + " (no lock within " + limit.toMillis() + " ms)" + perhaps,
                "held up by a lock" + perhaps,
                false,
                cause);
    }

    static LockNotAvailable gaveWay(BlockedSession longest, Throwable cause) {
        return new LockNotAvailable("gave way: " + longest, "gave way: " + longest, true, cause);
    }

    /** In a few words, with the blocking sessions. */
    public String reason() {
        return reason;
    }

    /** Whether we were the ones who blocked. */
    public boolean gaveWay() {
        return gaveWay;
    }

    private static String shown(List<LockHolder> holders) {
        return holders.stream().limit(SHOWN).map(LockHolder::toString).collect(Collectors.joining("; "))
                + (holders.size() > SHOWN ? "; and " + (holders.size() - SHOWN) + " more" : "");
    }
}
