package dev.plumbline.verifier.latency;

import java.util.Locale;

/**
 * How steady the machines were while a lookup was measured: {@code work} are the times of a fixed piece of arithmetic here, {@code trips}
 * those of {@code select 1} to the server and back, {@code server} those of a query that touches no table by the server's clock, all taken
 * in between the calls.
 */
record Noise(Times work, Times trips, Times server) {

    /** On an idle machine 95 of 100 repetitions are within a few per cent of the median. */
    private static final double STEADY_WORK = 1.5;
    /** A round trip sleeps and is woken, so it varies more. */
    private static final double STEADY_TRIPS = 3;

    boolean isNoisy() {
        return spread(work) > STEADY_WORK || spread(server) > STEADY_WORK || spread(trips) > STEADY_TRIPS;
    }

    private static double spread(Times times) {
        return times.p50() == 0 ? 1 : times.percentile(0.95) / times.p50();
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s: a fixed piece of work took %.2f to %.2f ms here (5 %% to 95 %%) and %.2f to %.2f ms in the server, select 1 took %.2f ms, 95 %% of them %.2f ms",
                isNoisy() ? "the machine was noisy" : "the machine is steady",
                work.percentile(0.05) / 1_000,
                work.percentile(0.95) / 1_000,
                server.percentile(0.05) / 1_000,
                server.percentile(0.95) / 1_000,
                trips.p50() / 1_000,
                trips.percentile(0.95) / 1_000);
    }
}
