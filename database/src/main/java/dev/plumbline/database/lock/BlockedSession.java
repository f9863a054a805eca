package dev.plumbline.database.lock;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A session that waits for what one of ours holds. */
public record BlockedSession(LockHolder who, String waitsFor, Duration since) {

    @Override
    public String toString() {
        return who.name() + " waits for " + waitsFor + " since "
                + String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0)
                + (who.statement().isEmpty() ? "" : " with: " + who.statement());
    }

    /** @param sessions the longest first; at least one */
    public static String told(List<BlockedSession> sessions) {
        int more = sessions.size() - 1;
        return "others wait: " + sessions.get(0)
                + (more == 0 ? "" : " (and " + more + " more " + (more == 1 ? "session" : "sessions") + ")");
    }
}
