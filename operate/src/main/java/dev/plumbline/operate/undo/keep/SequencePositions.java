package dev.plumbline.operate.undo.keep;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The positions of sequences: the last value of each, and one or zero for whether it has been used. */
final class SequencePositions {
    private static final int AT_ONCE = 200;

    private final Connection connection;

    SequencePositions(Connection connection) {
        this.connection = connection;
    }

    /** Of all sequences. */
    Map<String, long[]> all() throws SQLException {
        return of(Rows.list(
                connection,
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname <> 'plumbline'",
                row -> row.getString(1)));
    }

    /** Whether a sequence at this position may have moved from its start; one that did not exist has not. */
    static boolean isMoved(long @Nullable [] position) {
        return position != null && (position[0] != 1 || position[1] == 1);
    }

    Map<String, long[]> of(List<String> names) throws SQLException {
        Map<String, long[]> found = new HashMap<>();
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            List<String> some = names.subList(i, Math.min(names.size(), i + AT_ONCE));
            Rows.list(
                    connection,
                    some.stream()
                            .map(name ->
                                    "select " + Identifier.literal(name) + ", last_value, is_called::int from " + name)
                            .collect(Collectors.joining(" union all ")),
                    row -> found.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}));
        }
        return found;
    }

    /** Records these for the undo of a step. */
    void keep(Map<String, long[]> sequences, Bookkeeping books, Phase phase, String version) throws SQLException {
        for (Map.Entry<String, long[]> sequence : sequences.entrySet()) {
            Rows.execute(
                    connection,
                    "insert into " + books.table("kept_sequence")
                            + " (home, phase, version, sequence, last_value, is_called) values (?, ?, ?, ?, ?, ?)",
                    books.home(),
                    phase.word(),
                    version,
                    sequence.getKey(),
                    sequence.getValue()[0],
                    sequence.getValue()[1] == 1);
        }
    }
}
