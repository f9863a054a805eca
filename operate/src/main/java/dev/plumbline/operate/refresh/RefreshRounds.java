package dev.plumbline.operate.refresh;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.Amounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Refreshes again and again until it is stopped. The first round must succeed, so that a wrong address is reported at once; later, an
 * unreachable server or another running command is waited for, longer each time. One thread runs it, any may stop it.
 */
public final class RefreshRounds {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Supplier<List<Refresh.Refreshed>> round;
    private final Duration every;
    private final Consumer<String> messages;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param every from the beginning of one round to the beginning of the next; after a round that takes longer the next follows at once
     */
    public RefreshRounds(Supplier<List<Refresh.Refreshed>> round, Duration every, Consumer<String> messages) {
        this.round = round;
        this.every = every;
        this.messages = messages;
    }

    /** Returns when stopped. What waiting cannot cure, such as a view that does not exist, is thrown. */
    public void run() {
        try {
            for (long number = 1, failures = 0; !stopped(); number++) {
                long start = System.nanoTime();
                try {
                    tell(number, round.get(), System.nanoTime() - start);
                    failures = 0;
                    pause(every.minusNanos(System.nanoTime() - start));
                } catch (PlumblineException e) {
                    if (number == 1 || e.kind() != Kind.UNAVAILABLE) {
                        throw e;
                    }
                    Duration wait = backOff(failures++);
                    messages.accept("round " + number + ": " + e.getMessage() + "; again in " + Amounts.time(wait));
                    pause(wait);
                }
            }
        } finally {
            ended.countDown();
        }
    }

    /** No further round begins; a running one finishes. */
    public void stop() {
        stop.countDown();
    }

    /** Whether {@link #run} has returned within this time. */
    public boolean awaitEnd(Duration retry) throws InterruptedException {
        return ended.await(retry.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tell(long number, List<Refresh.Refreshed> done, long nanos) {
        Refresh.Refreshed slowest = null;
        for (Refresh.Refreshed one : done) {
            slowest = slowest == null || one.took().compareTo(slowest.took()) > 0 ? one : slowest;
        }
        messages.accept("round " + number + ": " + done.size() + (done.size() == 1 ? " view" : " views") + " in "
                + Amounts.time(Duration.ofNanos(nanos))
                + (slowest == null ? "" : ", longest " + slowest.view() + " " + Amounts.time(slowest.took())));
    }

    /** 1 s, 2 s, 4 s, … but never later than the next round. */
    private Duration backOff(long failures) {
        Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 16));
        return wait.compareTo(every) > 0 ? every : wait;
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void pause(Duration wait) {
        try {
            if (!wait.isNegative() && stop.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }
}
