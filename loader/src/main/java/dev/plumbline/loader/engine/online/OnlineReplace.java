package dev.plumbline.loader.engine.online;

import dev.plumbline.database.rights.EventTriggers;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import dev.plumbline.loader.target.UniqueKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes a table equal to the staged rows by touching only those that differ. Readers see the old rows until the commit; a row that has not
 * changed stays where it is, with its place in every index and the number a sequence gave it.
 */
public final class OnlineReplace {

    private static final String NO_HASH = "42883";

    private final LoadSession session;
    private final LoadSettings settings;
    private final TableLock lock;
    private final Counter counter;

    public OnlineReplace(LoadSession session, LoadSettings settings, TableLock lock, Counter counter) {
        this.session = session;
        this.settings = settings;
        this.lock = lock;
        this.counter = counter;
    }

    /** Whether the rows of this table can be identified by ctid, and no rewrite rule changes what is written. */
    public static boolean suits(TargetTable target, LoadSettings settings) {
        return settings.online()
                && settings.mode().filter(m -> m == Mode.REPLACE).isPresent()
                && (target.kind() == Kind.TABLE || target.kind() == Kind.PARTITIONED)
                && target.insertOnly().isEmpty()
                && target.rulesOn(Event.INSERT, Event.UPDATE, Event.DELETE).isEmpty();
    }

    /** What was done to the table. */
    public record ReplacedRows(long deleted, long updated, long inserted, long unchanged) {}

    /** Empty when the rows cannot be compared, and all of them have to be written. */
    public Optional<ReplacedRows> run(StagedWork work) throws SQLException {
        var differences = new ReplaceStatements(work);
        if (differences.none() || deletesMore(work.work().target)) {
            return Optional.empty();
        }
        EventTriggers.find(session.connection()).unheard(() -> create(differences, work.work().target));
        counter.step("comparing rows of " + work.table());
        // After an error these settings are undone by the rollback to a savepoint, or of the whole transaction.
        session.run("set local work_mem = '" + Math.max(4, settings.memoryMegabytes() / 2) + "MB'");
        session.run("set local jit = off"); // JIT compilation takes longer than the comparison itself
        Optional<ReplacedRows> counts = compare(differences, work);
        session.run("set local jit to default");
        session.run("set local work_mem to default");
        return counts;
    }

    /** Deleting a row deletes or changes others of its table, if rows that reference it exist already. */
    private boolean deletesMore(TargetTable target) throws SQLException {
        return target.outgoing().stream().anyMatch(ForeignKey::self)
                && session.truth("select exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = "
                        + target.oid() + " and k.confrelid = k.conrelid and k.confdeltype not in ('a', 'r'))");
    }

    private Optional<ReplacedRows> compare(ReplaceStatements differences, StagedWork work) throws SQLException {
        TargetTable target = work.work().target;
        Optional<UniqueKey> key = differences.keys().stream().findFirst();
        if (key.isEmpty()) {
            byValue(differences, work);
        } else if (session.reading(target, () -> session.truth(differences.keyTwiceInStage(key.get())))) {
            return Optional.empty(); // the server reports the duplicate row
        } else {
            session.reading(target, () -> session.run(differences.byKey(key.get())));
        }
        session.run("analyze " + differences.sql());
        boolean update = key.isPresent() && differences.mayUpdate(key.get()) && onlyKey(target, key.get());
        return Optional.of(write(differences, work, update));
    }

    private boolean create(ReplaceStatements differences, TargetTable target) throws SQLException {
        session.run("drop table if exists " + differences.sql());
        session.run(differences.create());
        if (target.runsAs().role().isPresent()) {
            session.run("grant select, insert on " + differences.sql() + " to "
                    + Name.quote(target.runsAs().role().get()));
        }
        return true;
    }

    private void byValue(ReplaceStatements differences, StagedWork work) throws SQLException {
        TargetTable target = work.work().target;
        boolean hashable = hashable(differences, target);
        session.run("set local enable_mergejoin = off"); // the planner has no statistics of computed hashes
        boolean twice = session.reading(target, () -> session.truth(differences.hashTwiceInStage(hashable)));
        if (!twice) {
            session.reading(target, () -> session.run(differences.byValue(hashable, false)));
        }
        if (twice || !paired(differences, work)) {
            session.run("truncate " + differences.sql());
            session.reading(target, () -> session.run(differences.byValue(hashable, true)));
        }
        session.run("set local enable_mergejoin to default");
    }

    private boolean hashable(ReplaceStatements differences, TargetTable target) throws SQLException {
        try {
            Savepoints.keeping(
                    session.connection(), open -> session.reading(target, () -> session.run(differences.tryHash())));
            return true;
        } catch (SQLException e) {
            if (!NO_HASH.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    /** Whether each row was paired with at most one other: then equally many are paired on both sides. */
    private boolean paired(ReplaceStatements differences, StagedWork work) throws SQLException {
        TargetTable target = work.work().target;
        List<Long> counts = session.numbers(differences.counts(), 3);
        long there = session.reading(target, () -> session.number("select count(*) from " + LoadPlanner.only(target)));
        long staged = session.number("select count(*) from " + work.stage().sql());
        return there - counts.get(0) == staged - counts.get(1);
    }

    /** Of two rows that swap a unique value, the first could not be updated before the second. */
    private boolean onlyKey(TargetTable target, UniqueKey key) throws SQLException {
        return session.truth("select not exists (select from pg_index i join pg_class c on c.oid = i.indexrelid"
                + " where i.indrelid = " + target.oid() + " and (i.indisunique or i.indisexclusion) and c.relname <> "
                + Name.literal(key.name()) + "::name)");
    }

    private ReplacedRows write(ReplaceStatements differences, StagedWork work, boolean update) throws SQLException {
        TargetTable target = work.work().target;
        List<Long> found = session.numbers(differences.counts(), 3);
        long staged = session.number("select count(*) from " + work.stage().sql());
        long unchanged = staged - found.get(1) - found.get(2);
        counter.step("writing " + (found.get(0) + found.get(1) + found.get(2)) + " rows of " + target.name()
                + " that differ");
        if (target.outgoing().stream().anyMatch(ForeignKey::self)) {
            List<Long> counts = session.numbersTheirs(target, differences.inOneStatement(update), 3);
            return new ReplacedRows(counts.get(0), counts.get(1), counts.get(2), unchanged);
        }
        Optional<String> together = differences.together();
        boolean sorted = together.isPresent() && !session.reading(target, () -> session.truth(together.get()));
        boolean everything = unchanged == 0 && found.get(2) == 0;
        var keys = new BulkKeys(session, lock, work, differences);
        keys.setAside(found.get(1) + found.get(2));
        long deleted = session.runTheirs(target, everything ? differences.deleteAll() : differences.delete(update));
        long updated = update && found.get(2) > 0 ? session.runTheirs(target, differences.update()) : 0;
        long inserted = session.runTheirs(
                target, everything ? differences.insertAll(sorted) : differences.insert(update, sorted, ""));
        keys.check(everything);
        return new ReplacedRows(deleted, updated, inserted, unchanged);
    }
}
