package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.ThrowAwayDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fresh database on the server of every test, or of the major version that {@code -Dplumbline.planner.major} asks for. */
public final class MajorDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable MajorServer server;

    private final Database database;
    private final TrialOwner owner;
    private final Runnable close;

    private MajorDatabase(Database database, Runnable close) {
        this.database = database;
        this.owner = TrialOwner.of(database);
        this.close = close;
    }

    public static synchronized MajorDatabase create() {
        String wanted = System.getProperty("plumbline.planner.major", "");
        if (wanted.isEmpty()) {
            ThrowAwayDatabase usual = ThrowAwayDatabase.create();
            return new MajorDatabase(usual.database(), usual::close);
        }
        MajorServer running = server;
        if (running == null) {
            running = MajorServer.start(Integer.parseInt(wanted));
            assertThat(running.isExact()).as(running.describe()).isTrue();
            server = running;
        }
        Database database = running.database("planner_" + NUMBER.incrementAndGet());
        Databases.create(database);
        return new MajorDatabase(database, () -> Databases.drop(database));
    }

    public Database database() {
        return database;
    }

    /** Who runs migrations there. */
    public TrialOwner owner() {
        return owner;
    }

    @Override
    public void close() {
        owner.close();
        close.run();
    }
}
