package dev.plumbline.database.session;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** A standby cancels what reads rows that its primary has removed. Nothing else ends a transaction that only reads with these states. */
public final class RecoveryConflict {
    private static final Set<String> STATES = Set.of("40001", "40P01");

    private RecoveryConflict() {}

    /** The failure of a transaction that only reads: in words and with advice if it is such a conflict, else as it is. */
    public static SQLException worded(SQLException failure) {
        if (!STATES.contains(Objects.requireNonNullElse(failure.getSQLState(), ""))) {
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
}
