package dev.plumbline.operate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.server.Servers;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where commands are killed: copies of a database prepared once, on the throw-away server or on the one of {@code
 * plumbline.crash.url}, which {@code plumbline.crash} crashes and starts again.
 */
final class Arena implements AutoCloseable {
    private static final Optional<String> CRASH = Optional.ofNullable(System.getProperty("plumbline.crash"));

    private final Database template;
    private final Database database;

    interface Preparation {
        void of(Database database) throws SQLException;
    }

    Arena(Preparation prepare) throws SQLException {
        this.template = CRASH.isEmpty()
                ? ThrowAwayDatabase.server().database("kill_template")
                : Servers.forUser(System.getProperty("plumbline.crash.url"))
                        .server()
                        .database("kill_template");
        this.database = template.withName("kill_me");
        Databases.drop(template);
        Databases.create(template);
        prepare.of(template);
    }

    static boolean crashes() {
        return CRASH.isPresent();
    }

    /** As it was prepared. */
    Database fresh() {
        close();
        Databases.copy(template, database.name());
        return database;
    }

    static void crash() throws IOException, InterruptedException {
        Process crash = new ProcessBuilder("sh", "-c", CRASH.orElseThrow())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(crash.waitFor()).isZero();
    }

    /** The server notices a client's death only when it next talks to it. */
    static void endSessions(Database database) throws SQLException {
        Sql.run(
                database.withName("postgres"),
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname like '" + database.name()
                        + "%' and pid <> pg_backend_pid()");
    }

    @Override
    public void close() {
        Databases.drop(database);
        Databases.drop(database.withName("kill_me_plumb_new"));
        Databases.drop(database.withName("kill_me_plumb_old"));
    }
}
