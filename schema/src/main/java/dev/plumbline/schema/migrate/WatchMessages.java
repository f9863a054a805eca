package dev.plumbline.schema.migrate;

import dev.plumbline.database.lock.BlockedSession;
import dev.plumbline.database.lock.WorkListener;
import java.util.List;

/** Passes on to those who look on what the watch beside a run sees. */
final class WatchMessages implements WorkListener {
    private final List<MigrationObserver> observers;

    WatchMessages(List<MigrationObserver> observers) {
        this.observers = observers;
    }

    @Override
    public void progress(String where) {
        observers.forEach(observer -> observer.working(where));
    }

    @Override
    public void blocking(List<BlockedSession> sessions) {
        String line = BlockedSession.message(sessions);
        observers.forEach(observer -> observer.message(line));
    }

    @Override
    public void behind(String replica) {
        observers.forEach(observer -> observer.message("replica " + replica));
    }
}
