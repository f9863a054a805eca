package dev.plumbline.verifier.latency;

import dev.plumbline.database.SearchPath;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.LookupKeys;
import dev.plumbline.verifier.lookup.PreparedLookup;
import dev.plumbline.verifier.reader.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Measures one lookup: warm-up, then calls over the keys in turn, with noise measured in between. The server's own time, by which a lookup
 * is judged, is measured as often as a verdict needs, the client's round trip half as often.
 */
final class Stopwatch {

    private static final int WARM_UP = 200;
    private static final int NOISE_EVERY = 10;

    private final CheckContext context;
    private final Connection connection;
    private final Deadline deadline;
    private final int calls;

    Stopwatch(CheckContext context, int calls) {
        this.context = context;
        this.connection = context.connection();
        this.deadline = context.share();
        this.calls = calls;
    }

    Measurement measure(Lookup lookup, List<List<Object>> keys) throws SQLException {
        DoubleStream.Builder trips = DoubleStream.builder();
        DoubleStream.Builder work = DoubleStream.builder();
        DoubleStream.Builder empty = DoubleStream.builder();
        boolean confined = context.reader().isConfined();
        SearchPath.users(
                connection,
                () -> confined
                        ? askEveryKey(lookup, keys, trips, work, empty)
                        : callEveryKey(lookup, keys, trips, work, empty));
        context.reader().forget();
        try (ServerClock clock = new ServerClock(context, lookup, keys)) {
            clock.timeEveryKey(calls, lookup.budget());
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
            return measure(keys, trips, work, empty, key -> call(call, key), () -> call(one, List.of()));
        }
    }

    /** Between these nothing may be prepared, so the server plans each one anew. */
    private boolean askEveryKey(
            Lookup lookup,
            List<List<Object>> keys,
            DoubleStream.Builder trips,
            DoubleStream.Builder work,
            DoubleStream.Builder empty)
            throws SQLException {
        Reader reader = context.reader();
        var columns = reader.columns(PreparedLookup.inlined(lookup.sql(), keys.get(0)));
        return measure(
                keys,
                trips,
                work,
                empty,
                key -> ask(reader.query(PreparedLookup.inlined(lookup.sql(), key), columns)),
                () -> ask("select 1"));
    }

    private interface Trip {
        double micros(List<Object> key) throws SQLException;
    }

    private interface EmptyTrip {
        double micros() throws SQLException;
    }

    private boolean measure(
            List<List<Object>> keys,
            DoubleStream.Builder trips,
            DoubleStream.Builder work,
            DoubleStream.Builder empty,
            Trip trip,
            EmptyTrip one)
            throws SQLException {
        MeasuringLimit warm = MeasuringLimit.forWarmUp(deadline);
        for (int i = 0; i < Math.min(WARM_UP, calls / 2) && warm.allows(i); i++) {
            trip.micros(keys.get(i % keys.size()));
            one.micros();
            arithmetic();
        }
        MeasuringLimit limit = MeasuringLimit.forCalls(deadline);
        for (int i = 0; i < calls / 2 && limit.allows(i); i++) {
            trips.add(trip.micros(keys.get(i % keys.size())));
            if (i % NOISE_EVERY == 0) {
                work.add(arithmetic());
                empty.add(one.micros());
            }
        }
        return true;
    }

    private double ask(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                read(rows);
            }
        }
        return (System.nanoTime() - start) / 1_000.0;
    }

    private static double call(PreparedStatement statement, List<Object> key) throws SQLException {
        long start = System.nanoTime();
        LookupKeys.bind(statement, key);
        try (ResultSet rows = statement.executeQuery()) {
            read(rows);
        }
        return (System.nanoTime() - start) / 1_000.0;
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                // For an object of a user-defined type the driver would query the catalogue, while the user's search
                // path is set.
                rows.getString(i);
            }
        }
    }

    /** Some tenths of a millisecond of arithmetic that depends on itself, so that no compiler can omit it. */
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
