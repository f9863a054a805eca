package dev.plumbline.database.lock;

import java.util.List;

/** Is informed by a watch of what long work does to the server and to others. Called by the thread of the watch. */
public interface WorkListener {
    /** Hears nothing. */
    WorkListener NONE = new WorkListener() {};

    /** How far the server says that it is, for instance {@code index on public.orders: scanning table, 43 %}. */
    default void progress(String where) {}

    /**
     * These wait for us, the longest first. When they are first seen, and again each time the longest has waited twice as
     * long.
     */
    default void blocking(List<BlockedSession> sessions) {}

    /** A replica is behind; called as often as the above. */
    default void behind(String replica) {}
}
