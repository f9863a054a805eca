package dev.plumbline.database.session;

/** Waiting that goes on when the thread is interrupted, which it is told of afterwards. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Waits until a thread has ended. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
