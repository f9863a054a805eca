package dev.plumbline.database.lock;

import java.util.List;

/** Receives what long work does to the server and to others. Called by the thread of the watch. */
public interface WorkListener {
    /** Ignores everything. */
    WorkListener NONE = new WorkListener() {};

    /** The progress that the server reports, for instance {@code index on public.orders: scanning table, 43 %}. */
    default void progress(String where) {}

    /**
     * These wait for us, the longest first. Called when they are first seen, and again each time the longest wait has doubled.
     */
    default void blocking(List<BlockedSession> sessions) {}

    /** A replica lags; called as often as the above. */
    default void behind(String replica) {}
}
