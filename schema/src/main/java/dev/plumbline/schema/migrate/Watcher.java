package dev.plumbline.schema.migrate;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Flyway's events, passed on to the observers; remembers what was applied and how long it took. */
final class Watcher implements Callback {
    private final Phase phase;
    private final List<MigrationObserver> observers;
    private final Unfinished unfinished;
    private final Set<String> nonTransactional = new HashSet<>();
    private final List<Applied> applied = new ArrayList<>();
    private long started;

    Watcher(Pack pack, Phase phase, List<MigrationObserver> observers, Unfinished unfinished) {
        this.phase = phase;
        this.observers = observers;
        this.unfinished = unfinished;
        for (MigrationFile file : pack.files(phase)) {
            if (NonTransactional.inAny(SqlScript.of(PackResources.text(file)).statements())) {
                nonTransactional.add(file.script());
            }
        }
    }

    List<Applied> applied() {
        return List.copyOf(applied);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo info = context.getMigrationInfo();
        String version = info.getVersion() == null ? "" : info.getVersion().getVersion();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                if (nonTransactional.contains(info.getScript())) {
                    unfinished.mark(info.getScript());
                }
                for (MigrationObserver observer : observers) {
                    observer.before(FlywaySession.ours(context.getConnection()), phase, version, info.getScript());
                }
                started = System.nanoTime();
            } else {
                Duration time = Duration.ofNanos(System.nanoTime() - started);
                for (MigrationObserver observer : observers) {
                    observer.after(FlywaySession.ours(context.getConnection()), phase, version, info.getScript());
                }
                applied.add(new Applied(phase, version, info.getDescription(), info.getScript(), time));
                observers.forEach(observer ->
                        observer.told(phase.word() + " " + info.getScript() + " (" + time.toMillis() + " ms)"));
            }
        } catch (SQLException e) {
            throw new org.flywaydb.core.api.FlywayException("around " + info.getScript() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "plumbline";
    }
}
