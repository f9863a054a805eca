package dev.plumbline.database.lock;

import java.time.Duration;
import java.util.Locale;

/** A session that waits for what one of ours holds. */
public record BlockedSession(LockHolder who, String waitsFor, Duration since) {

    @Override
    public String toString() {
        return who.name() + " waits for " + waitsFor + " since "
                + String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0)
                + (who.statement().isEmpty() ? "" : " with: " + who.statement());
    }
}
