package dev.plumbline.loader.engine.table;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ColumnSequence;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.Optional;

/** Advances sequences beyond the highest id once the rows are in. */
public final class SequenceAdvance {

    /** Up to this many values are drawn one by one, which cannot set back a sequence that others use meanwhile. */
    private static final long DRAWN = 10_000;

    private final LoadSession session;
    private final LoadNotes notes;

    public SequenceAdvance(LoadSession session, LoadNotes notes) {
        this.session = session;
        this.notes = notes;
    }

    public void advance(TableWork work) throws SQLException {
        for (ColumnSequence sequence : work.target.sequences()) {
            if (work.filled.contains(sequence.column())) {
                advance(work.target, sequence);
            }
        }
    }

    /**
     * Makes a dry run's effects on sequences part of its transaction: a sequence restarted in a transaction is a new one until the commit,
     * and values drawn from it are rolled back with it.
     */
    public void protectSequences(TargetTable target) throws SQLException {
        for (ColumnSequence sequence : target.sequences()) {
            String sql = "select case when is_called then last_value + " + sequence.increment()
                    + " else last_value end from " + sequence.sql();
            if (session.truth("select pg_has_role(relowner, 'USAGE') from pg_class where oid = "
                    + Name.literal(sequence.sql()) + "::regclass")) {
                session.run("alter sequence " + sequence.sql() + " restart with " + session.number(sql));
            } else {
                notes.add("you do not own sequence " + sequence.sql() + ": values a dry run draws from it are used up");
            }
        }
    }

    private void advance(TargetTable target, ColumnSequence sequence) throws SQLException {
        if (!session.truth("select has_sequence_privilege(" + Name.literal(sequence.sql()) + ", 'SELECT')")) {
            notes.add("you may not look at sequence " + sequence.sql() + ": it may stand before the highest id");
            return;
        }
        boolean rising = sequence.increment() > 0;
        String column = Name.quote(sequence.column());
        String sql = "select " + (rising ? "max(" : "min(") + column + ")::bigint, "
                + "(select case when is_called then last_value + " + sequence.increment() + " else last_value end from "
                + sequence.sql() + ") from " + target.sql();
        Optional<long[]> ends = session.reading(target, () -> ends(sql));
        if (ends.isEmpty()) {
            return;
        }
        long top = ends.get()[0];
        long next = ends.get()[1];
        if (rising ? next > top : next < top) {
            return;
        }
        if (!session.truth("select has_sequence_privilege(" + Name.literal(sequence.sql()) + ", 'UPDATE')")) {
            notes.add("sequence " + sequence.sql() + " is behind the highest id " + top + ", and you may not move it");
            return;
        }
        long steps = (top - next) / sequence.increment() + 1;
        move(sequence, steps, next + (steps - 1) * sequence.increment());
    }

    /** The highest value and the next one to be drawn; empty when the table has no rows. */
    private Optional<long[]> ends(String sql) throws SQLException {
        return session.ask(sql, row -> {
            row.next();
            long top = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(new long[] {top, row.getLong(2)});
        });
    }

    private void move(ColumnSequence sequence, long steps, long to) throws SQLException {
        String name = Name.literal(sequence.sql());
        try {
            Savepoints.keeping(
                    session.connection(),
                    open -> session.number(
                            steps <= DRAWN
                                    ? "select max(nextval(" + name + ")) from generate_series(1, " + steps + ")"
                                    : "select setval(" + name + ", " + to + ")"));
        } catch (SQLException e) {
            if (!"2200H".equals(e.getSQLState()) && !"22003".equals(e.getSQLState())) {
                throw e;
            }
            notes.add("sequence " + sequence.sql() + " cannot reach the highest id " + to + ": " + e.getMessage());
        }
    }
}
