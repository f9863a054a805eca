package dev.plumbline.database.session;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * A standby cancels what reads rows that its primary has removed. Of what ends a transaction that only reads, a deadlock alone has one of
 * these states as well.
 */
public final class RecoveryConflict {
    private static final Set<String> STATES = Set.of("40001", "40P01");

    private RecoveryConflict() {}

    /** The failure of a transaction that only reads: in words and with advice if it is such a conflict, else as it is. */
    public static SQLException worded(SQLException failure) {
        if (!STATES.contains(Objects.requireNonNullElse(failure.getSQLState(), "")) || isDeadlock(failure)) {
            return failure;
        }
        String said = Objects.requireNonNullElse(failure.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
        return new SQLException(
                "the standby cancelled it to keep up with its primary (" + said
                        + "): try again, read from the primary, or have the standby wait longer (its"
                        + " max_standby_streaming_delay, or hot_standby_feedback)",
                failure.getSQLState(),
                failure);
    }

    /** By the server's own function that reports it, which is never translated. */
    private static boolean isDeadlock(SQLException failure) {
        return failure instanceof PSQLException ofServer
                && ofServer.getServerErrorMessage() != null
                && "DeadLockReport".equals(ofServer.getServerErrorMessage().getRoutine());
    }
}
