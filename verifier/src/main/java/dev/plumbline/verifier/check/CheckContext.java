package dev.plumbline.verifier.check;

import java.sql.Connection;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * What a check has to work with. The connection stands in a read-only, repeatable-read transaction that the runner owns: a check
 * neither commits nor closes. One thread.
 */
public final class CheckContext {

    private final Connection connection;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final DSLContext sql;

    public CheckContext(Connection connection, Deadline deadline, Consumer<String> progress) {
        this.connection = connection;
        this.deadline = deadline;
        this.progress = progress;
        // Unqualified names: a schema may be deployed anywhere on the search path.
        Settings settings = new Settings().withRenderSchema(false).withFetchSize(10_000);
        this.sql = DSL.using(connection, SQLDialect.POSTGRES, settings);
    }

    public Connection connection() {
        return connection;
    }

    public DSLContext sql() {
        return sql;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** Tells who waits what is being done; never the result. */
    public void progress(String line) {
        progress.accept(line);
    }
}
