package dev.plumbline.database.lock;

import dev.plumbline.database.output.Amounts;
import java.time.Duration;
import java.util.List;

/** A session that waits for a lock of ours. */
public record BlockedSession(LockHolder who, String waitsFor, Duration since) {

    @Override
    public String toString() {
        return who.name() + " has waited for " + waitsFor + " for "
                + Amounts.time(since)
                + (who.statement().isEmpty() ? "" : " with: " + who.statement());
    }

    /** @param sessions the longest first; at least one */
    public static String message(List<BlockedSession> sessions) {
        int more = sessions.size() - 1;
        return "others wait: " + sessions.get(0)
                + (more == 0 ? "" : " (and " + more + " more " + (more == 1 ? "session" : "sessions") + ")");
    }
}
