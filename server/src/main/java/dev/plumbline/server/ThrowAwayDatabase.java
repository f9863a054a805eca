package dev.plumbline.server;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A database for a test, a build step or a rehearsal, on one throw-away server shared by the whole process and stopped when it ends.
 * Thread-safe. Closed by the caller.
 */
public final class ThrowAwayDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, Database> TEMPLATES = new HashMap<>();
    private static @Nullable Server shared;

    private final Database database;

    private ThrowAwayDatabase(Database database) {
        this.database = database;
    }

    /** A fresh, empty database. */
    public static ThrowAwayDatabase create() {
        Database database = server().database(nextName());
        Databases.create(database);
        return new ThrowAwayDatabase(database);
    }

    /** A copy of a template that is filled once for each key: milliseconds from the second call on. */
    public static ThrowAwayDatabase copyOf(String key, Consumer<Database> fill) {
        Database template = template(key, fill);
        String name = nextName();
        synchronized (TEMPLATES) {
            Databases.copy(template, name);
        }
        return new ThrowAwayDatabase(template.withName(name));
    }

    /** The server that serves this process; started by the first call. */
    public static synchronized Server server() {
        Server running = shared;
        if (running == null) {
            running = Servers.startThrowAway();
            shared = running;
            System.err.println("plumbline: server: " + running.describe());
            Server stopped = running;
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::close, "plumbline-stop-throw-away-server"));
        }
        return running;
    }

    /** Whether the server is thrown away too, and nobody else's. */
    public static boolean isOurs() {
        return !(server() instanceof GivenServer);
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        Databases.drop(database);
    }

    private static Database template(String key, Consumer<Database> fill) {
        synchronized (TEMPLATES) {
            Database known = TEMPLATES.get(key);
            if (known != null) {
                return known;
            }
            Database template = server().database(nextName());
            Databases.create(template);
            try {
                fill.accept(template);
            } catch (RuntimeException e) {
                Databases.drop(template);
                throw e;
            }
            TEMPLATES.put(key, template);
            return template;
        }
    }

    private static String nextName() {
        return "plumbline_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    }
}
