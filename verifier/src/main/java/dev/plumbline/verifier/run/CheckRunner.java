package dev.plumbline.verifier.run;

import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs families of checks without ever writing. What is run together is run in one transaction that only reads: all of it is asked of the
 * same rows.
 */
public final class CheckRunner {

    public static final String QUERY_CANCELED = "57014";
    public static final String LOCK_NOT_AVAILABLE = "55P03";
    public static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private static final Set<Family> TOGETHER = EnumSet.of(Family.DATA, Family.FUNCTIONS);

    private final CheckContext context;
    private final Connection connection;
    private final int helpers;
    private final Opener opener;

    /** Opens one more connection to the same database. */
    @FunctionalInterface
    public interface Opener {
        CheckContext open() throws SQLException;
    }

    /** Runs everything on one connection, which is in no transaction, and is handed back as it was found. */
    public CheckRunner(CheckContext context) {
        this(context, 1, () -> context);
    }

    /** @param connections how many, with that of the context, share the checks of families that are run together */
    public CheckRunner(CheckContext context, int connections, Opener opener) {
        this.context = context;
        this.connection = context.connection();
        this.helpers = connections - 1;
        this.opener = opener;
    }

    /** The results of one family, whose checks run one after another. */
    public List<CheckResult> run(CheckFamily family) throws SQLException {
        return run(List.of(family), 0).get(0);
    }

    /**
     * The results of each of these families. Those that may take long come last, when the time runs out most questions have been answered,
     * and are run together: all connections share their checks.
     */
    public List<List<CheckResult>> runAll(List<CheckFamily> families) throws SQLException {
        Map<CheckFamily, List<CheckResult>> results = new IdentityHashMap<>();
        List<CheckFamily> together = new ArrayList<>();
        for (CheckFamily family : families) {
            if (TOGETHER.contains(family.family())) {
                together.add(family);
            } else {
                results.put(family, run(family));
            }
        }
        if (!together.isEmpty()) {
            int more = helpers > 0 && ConsistentRead.canBeShared(connection) ? helpers : 0;
            List<List<CheckResult>> found = run(together, more);
            for (int i = 0; i < found.size(); i++) {
                results.put(together.get(i), found.get(i));
            }
        }
        return families.stream().map(results::get).toList();
    }

    private List<List<CheckResult>> run(List<? extends CheckFamily> families, int more) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("checks run in transactions of their own");
        }
        return ConsistentRead.asking(connection, () -> {
            String snapshot = more > 0 ? ConsistentRead.share(connection) : "";
            return runAll(families, more, snapshot);
        });
    }

    private List<List<CheckResult>> runAll(List<? extends CheckFamily> families, int more, String snapshot)
            throws SQLException {
        var work = new SharedWork();
        var session = new CheckSession(context, more > 0 ? work::offer : part -> {});
        List<FamilyRun> runs = new ArrayList<>();
        for (CheckFamily family : families) {
            var run = FamilyRun.begin(family, session);
            run.asked().forEach(work::add);
            runs.add(run);
        }
        try (Helpers helping = Helpers.start(more, work, opener, snapshot)) {
            work.fromTheFront(session);
            helping.finish();
        }
        return runs.stream().map(FamilyRun::results).toList();
    }

    /** @param untold the result of a family that could not tell its checks */
    private record FamilyRun(List<CheckResult> untold, List<Asked> asked) {

        static FamilyRun begin(CheckFamily family, CheckSession session) throws SQLException {
            List<Check> checks = new ArrayList<>();
            List<CheckResult> untold = session.checksOf(family, checks);
            return new FamilyRun(
                    untold,
                    checks.stream()
                            .map(check -> new Asked(family.family(), check))
                            .toList());
        }

        List<CheckResult> results() {
            return Stream.concat(untold.stream(), asked.stream().flatMap(check -> check.results.stream()))
                    .toList();
        }
    }

    private static final class Asked implements SharedWork.Task {
        private final Family family;
        private final Check check;
        private List<CheckResult> results = List.of();

        Asked(Family family, Check check) {
            this.family = family;
            this.check = check;
        }

        @Override
        public void on(CheckSession session) throws SQLException {
            results = session.run(family, check);
        }
    }
}
