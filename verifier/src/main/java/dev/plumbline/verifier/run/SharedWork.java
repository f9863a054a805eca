package dev.plumbline.verifier.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Checks that several sessions run at once. The first session takes them from the front and the others from the back, so that the last and
 * longest ones do not come last; parts that a running check offers go before all others.
 */
final class SharedWork {

    /** Something to be done on any of the sessions. */
    @FunctionalInterface
    interface Task {
        void on(CheckSession session) throws SQLException;
    }

    private final Deque<Task> parts = new ArrayDeque<>();
    private final Deque<Task> checks = new ArrayDeque<>();
    private int running;

    synchronized void add(Task check) {
        checks.add(check);
    }

    synchronized void offer(Task part) {
        parts.add(part);
        notifyAll();
    }

    /** Does what there is to do, until nothing is left and nobody can offer more. */
    void fromTheFront(CheckSession session) throws SQLException {
        for (Task task = next(true); task != null; task = next(true)) {
            run(task, session);
        }
    }

    void fromTheBack(CheckSession session) throws SQLException {
        for (Task task = next(false); task != null; task = next(false)) {
            run(task, session);
        }
    }

    /** Waits until there is something to begin this long from now; false: there will be nothing. */
    synchronized boolean isLeftAfter(Duration moment) throws InterruptedException {
        long end = System.nanoTime() + moment.toNanos();
        for (long left = moment.toMillis(); !isDone() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        while (nothingToBegin() && running > 0) {
            wait();
        }
        return !nothingToBegin();
    }

    /** Nothing more is begun. */
    synchronized void stop() {
        checks.clear();
        parts.clear();
        notifyAll();
    }

    private boolean isDone() {
        return nothingToBegin() && running == 0;
    }

    private boolean nothingToBegin() {
        return parts.isEmpty() && checks.isEmpty();
    }

    private void run(Task task, CheckSession session) throws SQLException {
        try {
            task.on(session);
        } finally {
            done();
        }
    }

    private synchronized void done() {
        running--;
        notifyAll();
    }

    private synchronized @Nullable Task next(boolean front) {
        boolean interrupted = false;
        while (nothingToBegin() && running > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Task task = !parts.isEmpty() ? parts.poll() : front ? checks.pollFirst() : checks.pollLast();
        if (task != null) {
            running++;
        }
        return task;
    }
}
