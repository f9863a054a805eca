package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Outcome;
import java.time.Duration;
import java.util.Locale;

/**
 * What one look-up took: {@code server} is planning and execution as the server counts them, {@code trips} what a client waits
 * from the call to the last row.
 */
record Measurement(Times server, Times trips, Noise noise) {

    /**
     * The promise is about the server's time: a far-away client is not the database's fault. On a noisy machine a p99 proves
     * nothing, as long as the middle call keeps the budget.
     */
    Outcome outcome(Duration budget) {
        double micros = micros(budget);
        if (server.p99() <= micros) {
            return Outcome.PASS;
        }
        return noise.isNoisy() && server.p50() <= micros ? Outcome.WARN : Outcome.FAIL;
    }

    String have() {
        return String.format(
                Locale.ROOT,
                "p50 %s, p95 %s, p99 %s, max %s in the server",
                millis(server.p50()),
                millis(server.percentile(0.95)),
                millis(server.p99()),
                millis(server.max()));
    }

    String roundTrips() {
        return String.format(
                Locale.ROOT,
                "round trips: p50 %s, p95 %s, p99 %s, max %s, of which select 1 takes %s; %,d calls, %,d measured in the server",
                millis(trips.p50()),
                millis(trips.percentile(0.95)),
                millis(trips.p99()),
                millis(trips.max()),
                millis(noise.trips().p50()),
                trips.count(),
                server.count());
    }

    static double micros(Duration duration) {
        return duration.toNanos() / 1_000.0;
    }

    static String millis(double micros) {
        return String.format(Locale.ROOT, micros < 10_000 ? "%.2f ms" : "%.0f ms", micros / 1_000);
    }
}
