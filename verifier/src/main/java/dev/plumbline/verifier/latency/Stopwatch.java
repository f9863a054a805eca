package dev.plumbline.verifier.latency;

import dev.plumbline.database.SearchPath;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.LookupKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.DoubleStream;

/** Measures one look-up: warm-up, then calls over the keys in turn, with the noise taken in between. */
final class Stopwatch {

    private static final int WARM_UP = 200;
    private static final int NOISE_EVERY = 10;

    private final Connection connection;
    private final Deadline deadline;
    private final int calls;

    Stopwatch(Connection connection, Deadline deadline, int calls) {
        this.connection = connection;
        this.deadline = deadline;
        this.calls = calls;
    }

    Measurement measure(Lookup lookup, List<List<Object>> keys) throws SQLException {
        DoubleStream.Builder trips = DoubleStream.builder();
        DoubleStream.Builder work = DoubleStream.builder();
        DoubleStream.Builder empty = DoubleStream.builder();
        SearchPath.users(connection, () -> callEveryKey(lookup, keys, trips, work, empty));
        try (ServerClock clock = new ServerClock(connection, lookup, keys, deadline)) {
            clock.timeEveryKey(calls / 2);
            if (clock.isOver(lookup.budget())) {
                clock.timeTheSlowAgain(lookup.budget());
            }
            Noise noise = new Noise(Times.of(work.build()), Times.of(empty.build()), clock.yardstick());
            return new Measurement(clock.first(), clock.best(), clock.stretch(), Times.of(trips.build()), noise);
        }
    }

    private boolean callEveryKey(
            Lookup lookup,
            List<List<Object>> keys,
            DoubleStream.Builder trips,
            DoubleStream.Builder work,
            DoubleStream.Builder empty)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(lookup.sql());
                PreparedStatement one = connection.prepareStatement("select 1")) {
            MeasuringLimit warm = MeasuringLimit.forWarmUp(deadline);
            for (int i = 0; i < Math.min(WARM_UP, calls) && warm.allows(i); i++) {
                call(call, keys.get(i % keys.size()));
                call(one, List.of());
                arithmetic();
            }
            MeasuringLimit limit = MeasuringLimit.forCalls(deadline);
            for (int i = 0; i < calls && limit.allows(i); i++) {
                trips.add(call(call, keys.get(i % keys.size())));
                if (i % NOISE_EVERY == 0) {
                    work.add(arithmetic());
                    empty.add(call(one, List.of()));
                }
            }
        }
        return true;
    }

    private static double call(PreparedStatement statement, List<Object> key) throws SQLException {
        long start = System.nanoTime();
        LookupKeys.bind(statement, key);
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    // An object of a type of the user's would make the driver ask about it, in the middle of their
                    // path.
                    rows.getString(i);
                }
            }
        }
        return (System.nanoTime() - start) / 1_000.0;
    }

    /** Some tenths of a millisecond of arithmetic that depends on itself, so that no compiler can leave it out. */
    private static double arithmetic() {
        long start = System.nanoTime();
        long value = start | 1;
        for (int i = 0; i < 200_000; i++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        long end = System.nanoTime();
        return (end - start + (value == 42 ? 1 : 0)) / 1_000.0;
    }
}
