package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.LookupKeys;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Measures one lookup against its budget. */
final class LatencyCheck implements Check {

    private final Lookup lookup;
    private final int calls;

    LatencyCheck(Lookup lookup, int calls) {
        this.lookup = lookup;
        this.calls = calls;
    }

    @Override
    public String id() {
        return lookup.id();
    }

    @Override
    public String title() {
        return lookup.title();
    }

    @Override
    public Set<ObjectReference> about() {
        return lookup.subjects();
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        List<List<Object>> keys = LookupKeys.sample(context, lookup.keys(), LookupKeys.MOST);
        if (keys.isEmpty()) {
            return List.of(CheckResult.skipped(Family.LATENCY, id(), title(), "no keys: its tables hold no rows"));
        }
        Measurement measured = new Stopwatch(context, calls).measure(lookup, keys);
        if (measured.server().count() < Math.min(MeasuringLimit.FEWEST_CALLS, calls / 2)) {
            return List.of(CheckResult.error(
                    Family.LATENCY, id(), title(), "not done: the time budget was used up; give more with --timeout"));
        }
        return List.of(result(measured, keys.size()));
    }

    private CheckResult result(Measurement measured, int keys) {
        double budget = Measurement.micros(lookup.budget());
        String verdict = measured.verdict(lookup.budget()).isEmpty() ? "" : "\n" + measured.verdict(lookup.budget());
        String far = !measured.noise().isNoisy()
                        && measured.trips().p99() > budget
                        && measured.server().p99() <= budget
                ? "\nclients wait longer than the budget: that is the network, not the database"
                : "";
        return CheckResult.of(
                        Family.LATENCY,
                        id(),
                        title(),
                        measured.outcome(lookup.budget()),
                        measured.actual(),
                        "p99 ≤ " + Measurement.millis(budget))
                .withDetail(measured.roundTrips() + " over " + keys + " keys\n"
                        + measured.noise().describe() + far + verdict)
                .with(new Attachment.Latencies(
                        "time in the server", measured.server().list(), budget))
                .with(new Attachment.Latencies(
                        "client round trip", measured.trips().list(), budget));
    }
}
