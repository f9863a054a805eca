package dev.plumbline.verifier.latency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.PreparedLookup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Times calls by the server's own clock: EXPLAIN ANALYZE without timing every node. In between, a query that touches no table is timed in
 * the same way, as a yardstick for the same machine at the same moments. To be closed by the caller.
 */
final class ServerClock implements AutoCloseable {

    private static final int WARM_UP = 200;
    private static final int YARDSTICK_EVERY = 10;
    private static final int SLOW_CALLS = 60;
    private static final int ROUNDS = 5;
    private static final String OPTIONS = "analyze, timing off, costs off";
    private static final String YARDSTICK = "explain (" + OPTIONS
            + ", format json) select pg_catalog.sum(i) from pg_catalog.generate_series(1, 1000) as i";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final PreparedLookup prepared;
    private final List<List<Object>> keys;
    private final Deadline deadline;
    private final List<Call> calls = new ArrayList<>();
    private final List<Double> yardstick = new ArrayList<>();
    private double[] best = {};
    private double stretch = 1;

    private record Call(List<Object> key, double micros) {}

    ServerClock(CheckContext context, Lookup lookup, List<List<Object>> keys) throws SQLException {
        this.connection = context.connection();
        this.prepared = new PreparedLookup(context, PreparedLookup.numbered(lookup.sql()), OPTIONS);
        this.keys = keys;
        this.deadline = context.share();
    }

    /**
     * Half of the calls will do where none of them is over the budget: if one in a hundred were, 500 calls would have met one in 99 of 100
     * runs.
     */
    void timeEveryKey(int count, Duration budget) throws SQLException {
        MeasuringLimit warm = MeasuringLimit.forWarmUp(deadline);
        for (int i = 0; i < Math.min(WARM_UP, count) && warm.allows(i); i++) {
            time(keys.get(i % keys.size()));
            if (i % YARDSTICK_EVERY == 0) {
                measuredYardstick();
            }
        }
        double micros = Measurement.micros(budget);
        boolean within = true;
        MeasuringLimit limit = MeasuringLimit.forCalls(deadline);
        for (int i = 0; i < (within ? count / 2 : count) && limit.allows(i); i++) {
            List<Object> key = keys.get(i % keys.size());
            var call = new Call(key, time(key));
            calls.add(call);
            within &= call.micros() <= micros;
            if (i % YARDSTICK_EVERY == 0) {
                yardstick.add(measuredYardstick());
            }
        }
        best = first().sorted();
    }

    boolean isOver(Duration budget) {
        return first().p99() > Measurement.micros(budget);
    }

    /**
     * What is really slow is slow every time: the calls over the budget, or an even sample of them, are repeated in rounds, and the best
     * of each counts. The yardstick is repeated with them; the difference between its best here and its fastest is what the machine, and
     * not the database, adds.
     */
    void timeTheSlowAgain(Duration budget) throws SQLException {
        double micros = Measurement.micros(budget);
        List<Call> slow = calls.stream().filter(call -> call.micros() > micros).toList();
        int step = Math.max(1, slow.size() / SLOW_CALLS);
        List<Call> again = new ArrayList<>();
        for (int i = 0; i < slow.size(); i += step) {
            again.add(slow.get(i));
        }
        double[] quickest = again.stream().mapToDouble(Call::micros).toArray();
        double[] quickestYardstick = new double[again.size()];
        Arrays.fill(quickestYardstick, Double.MAX_VALUE);
        MeasuringLimit limit = MeasuringLimit.forCalls(deadline);
        for (int i = 0; i < again.size() * ROUNDS && limit.allows(i); i++) {
            int at = i % again.size();
            quickest[at] = Math.min(quickest[at], time(again.get(at).key()));
            double beside = measuredYardstick();
            yardstick.add(beside);
            quickestYardstick[at] = Math.min(quickestYardstick[at], beside);
        }
        DoubleStream.Builder all = DoubleStream.builder();
        calls.stream().filter(call -> call.micros() <= micros).forEach(call -> all.add(call.micros()));
        for (int i = 0; i < slow.size(); i++) {
            all.add(quickest[i % quickest.length]);
        }
        best = Times.of(all.build()).sorted();
        Times beside = Times.of(Arrays.stream(quickestYardstick).filter(time -> time < Double.MAX_VALUE));
        stretch = Math.max(1, beside.p99() / Math.max(1, yardstick().percentile(0.05)));
    }

    /** Every call as it was. */
    Times first() {
        return Times.of(calls.stream().mapToDouble(Call::micros));
    }

    /** The same, with those over the budget at their best of several. */
    Times best() {
        return new Times(best);
    }

    /** By how much the machine slowed even the best of several calls; at least 1. */
    double stretch() {
        return stretch;
    }

    Times yardstick() {
        return Times.of(yardstick.stream().mapToDouble(Double::doubleValue));
    }

    private double time(List<Object> key) throws SQLException {
        return micros(prepared.explain(key));
    }

    private double measuredYardstick() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(YARDSTICK)) {
            plan.next();
            return micros(plan.getString(1));
        }
    }

    private static double micros(String json) {
        try {
            JsonNode plan = JSON.readTree(json).get(0);
            return 1_000
                    * (plan.path("Planning Time").asDouble()
                            + plan.path("Execution Time").asDouble());
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the server's plan is not readable as JSON", unreadable);
        }
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
