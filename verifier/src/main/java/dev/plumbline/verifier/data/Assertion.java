package dev.plumbline.verifier.data;

import dev.plumbline.database.Database;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.run.CheckRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Promises as the assertion of a test. Anything but a pass fails it, warnings included. */
final class Assertion {

    private Assertion() {}

    static void of(Database database, List<Expectation> expectations) {
        List<CheckResult> broken = run(database, expectations).stream()
                .filter(result -> result.outcome() != Outcome.PASS)
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.size() + " of " + expectations.size() + " promises broken\n"
                    + broken.stream().map(Assertion::line).collect(Collectors.joining("\n")));
        }
    }

    private static List<CheckResult> run(Database database, List<Expectation> expectations) {
        try (Connection connection = database.connect()) {
            CheckContext context = new CheckContext(connection, Deadline.none(), line -> {});
            return new CheckRunner(context).run(family(expectations));
        } catch (SQLException e) {
            throw new AssertionError("promises were not checked: " + e.getMessage(), e);
        }
    }

    private static CheckFamily family(List<Expectation> expectations) {
        return new CheckFamily() {
            @Override
            public Family family() {
                return Family.DATA;
            }

            @Override
            public List<? extends Check> checks(CheckContext context) {
                return DataFamily.of(expectations);
            }
        };
    }

    private static String line(CheckResult result) {
        return result.outcome().id() + " " + result.id() + ": " + result.title() + "\n  expected  " + result.expected()
                + "\n  actual    " + result.actual() + (result.detail().isEmpty() ? "" : "\n  " + result.detail());
    }
}
