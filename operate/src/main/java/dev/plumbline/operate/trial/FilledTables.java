package dev.plumbline.operate.trial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that may hold rows: those with at least one page, so that none has to be opened to learn that it has nothing to lose.
 * One that was found to hold rows is assumed to hold some from then on, and is not checked again.
 */
public final class FilledTables {
    /** With more tables than this, each is assumed to hold rows: checking costs more than it saves. */
    private static final int MOST = 1_000;

    private final Set<Long> filled = new HashSet<>();

    /** Checks again, in the open transaction, whether any table may hold rows. */
    public boolean any(Connection connection) throws SQLException {
        if (filled.size() <= MOST) {
            TrialQueries.ALL.ask(connection, List.of(TrialQueries.filled(filled)), row -> filled.add(row.getLong(1)));
        }
        return !filled.isEmpty();
    }

    /** Whether the table existed at the last check and held no rows. */
    public boolean isEmpty(long table) {
        return filled.size() <= MOST && !filled.contains(table);
    }
}
