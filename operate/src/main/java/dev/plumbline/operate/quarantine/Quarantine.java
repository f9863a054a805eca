package dev.plumbline.operate.quarantine;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows that a foreign key or check refuses, once it exists or is validated: counted, and moved aside on request, with whatever references
 * them. All or nothing; afterwards the constraint can be created or validated, and the rows can be brought back.
 */
public final class Quarantine {
    private final Database database;
    private final Optional<Pack> pack;
    private final Duration lockTimeout;
    private final Consumer<String> progress;

    /** @param pack whose pending constraints are included */
    public Quarantine(Database database, Optional<Pack> pack, Duration lockTimeout, Consumer<String> progress) {
        this.database = database;
        this.pack = pack;
        this.lockTimeout = lockTimeout;
        this.progress = progress;
    }

    /** How many rows of a table a constraint refuses, or has moved aside. */
    public record Count(String constraint, String table, long rows) {}

    /** What every constraint that is pending or not validated refuses; nothing is changed. */
    public List<Count> list() {
        return work(false, (connection, rules) -> {
            var counts = new ArrayList<Count>();
            for (RowRule rule : rules) {
                if (rule.coming() || !rule.validated()) {
                    progress.accept("looking for rows that " + rule.name() + " refuses");
                    counts.add(new Count(rule.name(), rule.table().readable(), count(connection, rule)));
                }
            }
            return counts;
        });
    }

    /** @return how many rows of which table are aside now, including those that referenced them */
    public List<Count> move(String constraint) {
        return work(true, (connection, rules) -> {
            RowRule rule = named(constraint, rules);
            var moving = new Moving(connection, rules);
            moving.lock();
            moving.add(rule);
            moving.addWhatRefersToThem();
            var shelf = new Shelf(connection);
            var moved = new ArrayList<Count>();
            for (Map.Entry<NamedRelation, Long> each : moving.counts().entrySet()) {
                long put = shelf.put(each.getKey(), constraint);
                long deleted = moving.delete(each.getKey());
                if (put != each.getValue() || deleted != put) {
                    throw new PlumblineException(
                            Kind.FINDING,
                            each.getKey().readable() + ": " + put + " rows were moved aside and " + deleted
                                    + " deleted, expected " + each.getValue()
                                    + " of both: a policy or trigger prevents it; nothing was changed");
                }
                moved.add(new Count(constraint, each.getKey().readable(), put));
            }
            return moved;
        });
    }

    /** @return how many rows of which table are back */
    public List<Count> restore(String constraint) {
        return work(true, (connection, rules) -> {
            List<NamedRelation> parentsFirst = new ArrayList<>(Tables.childrenFirst(rules));
            java.util.Collections.reverse(parentsFirst);
            var shelf = new Shelf(connection);
            var restored = new ArrayList<Count>();
            for (NamedRelation table : parentsFirst) {
                if (shelf.held(table, constraint) > 0) {
                    restored.add(new Count(constraint, table.readable(), shelf.restore(table, constraint)));
                }
            }
            return restored;
        });
    }

    private interface Work<T> {
        T run(Connection connection, List<RowRule> rules) throws SQLException;
    }

    private <T> T work(boolean kept, Work<T> work) {
        try (var retry = new LockRetry(database, lockTimeout, progress);
                Connection connection = retry.connect(database)) {
            return kept
                    ? retry.commit(connection, transaction -> run(transaction, work))
                    : retry.rollBack(connection, transaction -> run(transaction, work));
        } catch (SQLException e) {
            String hint = String.valueOf(e.getSQLState()).startsWith("23")
                    ? ". The rows were moved aside because of it: undo the constraint, or restore the rows they refer to first"
                    : "";
            throw new PlumblineException(
                    hint.isEmpty() ? Kind.UNAVAILABLE : Kind.FINDING,
                    database + ": quarantine: " + e.getMessage() + hint + "; nothing was changed",
                    e);
        }
    }

    private <T> T run(Connection connection, Work<T> work) throws SQLException {
        // Rows hidden by a policy would be left out silently.
        Rows.execute(connection, "set local row_security = off");
        return work.run(connection, Rules.of(connection, pack));
    }

    private static long count(Connection connection, RowRule rule) throws SQLException {
        return TableOwner.writing(connection, rule.table().oid())
                .ask(
                        connection,
                        "select count(*) from " + rule.table().sql() + " c where " + rule.broken(),
                        row -> row.next() ? row.getLong(1) : 0);
    }

    private RowRule named(String constraint, List<RowRule> rules) {
        List<RowRule> found =
                rules.stream().filter(rule -> rule.name().equals(constraint)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> known = rules.stream()
                .filter(rule -> rule.coming() || !rule.validated())
                .map(RowRule::name)
                .distinct()
                .toList();
        throw new PlumblineException(
                Kind.USAGE,
                found.isEmpty()
                        ? "no foreign key or check '" + constraint + "' in " + database
                                + pack.map(from -> " or in the pending files of pack " + from.name())
                                        .orElse("")
                                + "; those not yet validated: " + (known.isEmpty() ? "none" : String.join(", ", known))
                        : found.size() + " constraints of that name, on "
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .map(rule -> rule.table().readable())
                                                .toList())
                                + "; rename one of them");
    }
}
