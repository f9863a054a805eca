package dev.plumbline.operate.trial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that may hold rows: those with a page of their own, so that none has to be opened to know that it has nothing to lose.
 * One that was found to hold rows is taken to hold some from then on, and is not asked again.
 */
public final class FilledTables {
    /** Beyond, every table is taken to hold rows: asking costs more than it saves. */
    private static final int MOST = 1_000;

    private final Set<Long> filled = new HashSet<>();

    /** Looks again, in the transaction that is open; whether any table may hold rows. */
    public boolean any(Connection connection) throws SQLException {
        if (filled.size() <= MOST) {
            TrialQueries.ALL.ask(connection, List.of(TrialQueries.filled(filled)), row -> filled.add(row.getLong(1)));
        }
        return !filled.isEmpty();
    }

    /** Whether a table that was there when it was last looked held no row then. */
    public boolean isEmpty(long table) {
        return filled.size() <= MOST && !filled.contains(table);
    }
}
