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
    private static final String BRIEF =
            "nobody could see whose: as a rule the statement's own lock_timeout, or NOWAIT, ended the wait";

    private final String reason;
    private final boolean seen;
    private final boolean gaveWay;

    private LockNotAvailable(String message, String reason, boolean seen, boolean gaveWay, Throwable cause) {
        super(message, LockRetry.LOCK_NOT_AVAILABLE, cause);
        this.reason = reason;
        this.seen = seen;
        this.gaveWay = gaveWay;
    }

    /** @param said the server's own message */
    static LockNotAvailable waited(String said, Duration limit, List<LockHolder> holders, Throwable cause) {
        String held = shown(holders);
        return new LockNotAvailable(
                said + " (no lock within " + limit.toMillis() + " ms); it is held by " + held,
                "held up by a lock of " + held,
                true,
                false,
                cause);
    }

    /**
     * The wait was over before anybody could look: usually because of a statement's own {@code lock_timeout} or {@code NOWAIT}.
     *
     * @param autovacuum what it is working on
     */
    static LockNotAvailable unseen(String said, List<LockHolder> autovacuum, Throwable cause) {
        String perhaps = autovacuum.isEmpty()
                ? ""
                : "; perhaps by autovacuum, which only gives way to a wait longer than deadlock_timeout: "
                        + shown(autovacuum);
        return new LockNotAvailable(
                said + " (" + BRIEF + ")" + perhaps,
                "held up by a lock (" + BRIEF + ")" + perhaps,
                false,
                false,
                cause);
    }

    static LockNotAvailable gaveWay(BlockedSession longest, Throwable cause) {
        return new LockNotAvailable("gave way: " + longest, "gave way: " + longest, true, true, cause);
    }

    /** In a few words, with the blocking sessions. */
    public String reason() {
        return reason;
    }

    /** Whether it was waited for as long as was given for it, so that somebody could look who holds it. */
    public boolean seen() {
        return seen;
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
