package dev.plumbline.verifier;

import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Following;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.check.VerifyException;
import dev.plumbline.verifier.contract.ContractFamily;
import dev.plumbline.verifier.data.DataFamily;
import dev.plumbline.verifier.function.FunctionsFamily;
import dev.plumbline.verifier.health.HealthFamily;
import dev.plumbline.verifier.latency.LatencyFamily;
import dev.plumbline.verifier.plan.PlansFamily;
import dev.plumbline.verifier.promise.PackPromises;
import dev.plumbline.verifier.run.CheckRunner;
import dev.plumbline.verifier.snapshot.Snapshot;
import dev.plumbline.verifier.snapshot.SnapshotFamily;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers one question: is this database what its migrations, its types and the promises about its data say? It never writes, and takes no
 * lock that a reader does not take. One use, one thread.
 */
public final class Verifier {

    /** With anything less, setting the limits would sometimes time out itself. */
    private static final Duration SHORTEST_BOUND = Duration.ofMillis(100);

    private final Database database;
    private final Optional<Pack> pack;
    private final VerifyOptions options;
    private final List<CheckFamily> more = new ArrayList<>();

    private final Optional<Snapshot> recorded;

    private Verifier(Database database, Optional<Pack> pack, VerifyOptions options) {
        this(database, pack, options, Optional.empty());
    }

    private Verifier(Database database, Optional<Pack> pack, VerifyOptions options, Optional<Snapshot> recorded) {
        this.database = database;
        this.pack = pack;
        this.options = options;
        this.recorded = recorded;
    }

    /** Compares a database with a recording of it: structure, rows and sequences. */
    public static Verifier against(Database database, Snapshot recorded, VerifyOptions options) {
        return new Verifier(database, Optional.empty(), options, Optional.of(recorded));
    }

    /** Verifies a database against everything its pack promises. */
    public static Verifier of(Database database, Pack pack, VerifyOptions options) {
        return new Verifier(database, Optional.of(pack), options);
    }

    /** Verifies a database about which nothing is known: its health alone. */
    public static Verifier of(Database database, VerifyOptions options) {
        return new Verifier(database, Optional.empty(), options);
    }

    /** Runs another family too, before those that apply to every database. */
    public Verifier with(CheckFamily family) {
        more.add(family);
        return this;
    }

    /**
     * @param progress receives in a few words what is being done
     * @throws VerifyException when the server cannot be reached
     * @throws dev.plumbline.database.PlumblineException when a file of the pack cannot be understood
     */
    public Verification run(Consumer<String> progress) {
        Instant started = Instant.now();
        long start = System.nanoTime();
        List<String> notes = new ArrayList<>();
        List<CheckResult> results = new ArrayList<>();
        List<String> without = new ArrayList<>();
        try (Connection connection = database.connect()) {
            makeReady(connection);
            var context = new CheckContext(connection, Deadline.in(options.timeout()), oneAtATime(progress));
            var runner = new CheckRunner(context, options.connections(), () -> another(context));
            List<CheckFamily> chosen = families(connection, notes).stream()
                    .filter(family -> options.only().contains(family.family()))
                    .map(family -> options.selection().of(family))
                    .toList();
            List<List<CheckResult>> answers = runner.runAll(chosen);
            for (int i = 0; i < chosen.size(); i++) {
                Family family = chosen.get(i).family();
                List<CheckResult> found = options.selection().of(family, answers.get(i));
                if (found.isEmpty() && pack.isPresent()) {
                    without.add(family.id());
                }
                results.addAll(found);
            }
            List<String> unanswered = options.selection().unanswered(results);
            if (!unanswered.isEmpty()) {
                notes.add("nothing was answered under " + String.join(", ", unanswered));
            }
            if (!without.isEmpty()) {
                notes.add("the pack promises nothing about " + String.join(", ", without));
            }
            String server = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " at " + database;
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Verification(subject(), server, started, took, Following.marked(results), notes);
        } catch (SQLException e) {
            throw new VerifyException(subject(), "cannot go on verifying " + database + ": " + e.getMessage(), e);
        }
    }

    /** A query that nobody waits for any more ends soon. */
    private static void makeReady(Connection connection) throws SQLException {
        ClientCheck.enable(connection);
        connection.setReadOnly(true);
    }

    private static Consumer<String> oneAtATime(Consumer<String> progress) {
        return line -> {
            synchronized (progress) {
                progress.accept(line);
            }
        };
    }

    private CheckContext another(CheckContext first) throws SQLException {
        Connection connection = database.connect();
        try {
            makeReady(connection);
            return first.on(connection);
        } catch (SQLException e) {
            throw Transaction.closing(connection, e);
        }
    }

    private String subject() {
        return pack.map(p -> "pack " + p.name()).orElse("database " + database.name());
    }

    private List<CheckFamily> families(Connection connection, List<String> notes) throws SQLException {
        if (recorded.isPresent()) {
            bound(connection);
            notes.add(
                    "recorded " + recorded.get().taken() + ": " + recorded.get().summary());
            return List.of(SnapshotFamily.structure(recorded.get()), SnapshotFamily.rows(recorded.get()));
        }
        PackPromises promises = PackPromises.none();
        if (pack.isPresent()) {
            bound(connection);
            LoadedDataSet dataSet = loaded(connection, pack.get());
            notes.add(dataSet.note());
            promises = PackPromises.of(pack.get(), dataSet.fullSet());
        } else {
            notes.add("no pack given: the health of the database alone is verified");
        }
        // The cheap ones first: when the time runs out, most questions have been answered.
        List<CheckFamily> families = new ArrayList<>(more);
        pack.ifPresent(p -> families.add(0, new ContractFamily(p, options.types())));
        families.addAll(List.of(
                new HealthFamily(promises.accepted().and(options.accepted())),
                new DataFamily(
                        promises.expectations(),
                        promises.checks(),
                        promises.accepted().and(options.accepted())),
                new PlansFamily(promises.lookups()),
                new LatencyFamily(promises.lookups(), options.calls()),
                new FunctionsFamily(promises.functions())));
        return families;
    }

    /** What cannot be counted in time is reported; the checks themselves then say that no time was left. */
    private LoadedDataSet loaded(Connection connection, Pack of) throws SQLException {
        try {
            return LoadedDataSet.of(connection, of, options.dataSet());
        } catch (SQLException e) {
            if (!CheckRunner.QUERY_CANCELED.equals(e.getSQLState())
                    && !CheckRunner.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return LoadedDataSet.unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Counting a database's rows takes no longer than the whole run may, and waits for a lock no longer than a check does. */
    private void bound(Connection connection) throws SQLException {
        long most = Math.max(SHORTEST_BOUND.toMillis(), options.timeout().toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + CheckRunner.LOCK_WAIT.toMillis());
            statement.execute("set statement_timeout = " + Math.min(Integer.MAX_VALUE, most));
        }
    }
}
