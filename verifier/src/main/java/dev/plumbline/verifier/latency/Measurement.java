package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Outcome;
import java.time.Duration;
import java.util.Locale;

/**
 * The times of one lookup: {@code server} is planning and execution as the server counts them, {@code best} the same with the calls over
 * the budget at their best of several, {@code stretch} by how much the machine slowed even the best of several, {@code trips} the client's
 * wait from the call to the last row.
 */
record Measurement(Times server, Times best, double stretch, Times trips, Noise noise) {

    /**
     * The promise is about the server's time: a distant client is not the database's fault. A lookup breaks it when a hundredth of the
     * calls is over the budget every time they are made, by more than the machine itself can have added.
     */
    Outcome outcome(Duration budget) {
        double micros = micros(budget);
        if (server.p99() <= micros) {
            return Outcome.PASS;
        }
        if (best.p99() <= micros) {
            return noise.isNoisy() ? Outcome.WARN : Outcome.PASS;
        }
        return noise.isNoisy() && best.p99() <= micros * stretch ? Outcome.WARN : Outcome.FAIL;
    }

    /** Why the calls over the budget count or do not; empty when there were too few of them to matter. */
    String verdict(Duration budget) {
        double micros = micros(budget);
        if (server.p99() <= micros) {
            return "";
        }
        String again =
                "calls over the budget were repeated five times; at the best of them p99 is " + millis(best.p99());
        return switch (outcome(budget)) {
            case PASS -> again + ": none was slow every time";
            case WARN ->
                again
                        + (best.p99() <= micros
                                ? ": the machine is slow at times"
                                : String.format(
                                        Locale.ROOT,
                                        ", which is no proof on a machine where even the best of five takes %.1f times as long",
                                        stretch));
            default -> again + ": slow every time";
        };
    }

    String actual() {
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
