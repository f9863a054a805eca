package dev.plumbline.verifier.check;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.rights.TableOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
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
    private final String home;
    private final DSLContext sql;
    private final TableOwner reader;
    private Deadline share;

    public CheckContext(Connection connection, Deadline deadline, Consumer<String> progress) throws SQLException {
        this.connection = connection;
        this.deadline = deadline;
        this.share = deadline;
        this.progress = progress;
        this.home = SearchPath.home(connection).orElse("public");
        this.reader = TableOwner.readingAnything(connection);
        Settings settings = new Settings().withRenderMapping(deployedIn(home)).withFetchSize(10_000);
        this.sql = DSL.using(connection, SQLDialect.POSTGRES, settings);
    }

    /** Generated classes have no schema: a pack may be deployed anywhere, and is looked for where the user's path leads first. */
    private static RenderMapping deployedIn(String home) {
        return new RenderMapping().withSchemata(new MappedSchema().withInput("").withOutput(home));
    }

    public Connection connection() {
        return connection;
    }

    /** The schema the pack is looked for in: the first of the user's path. */
    public String home() {
        return home;
    }

    /** Who asks what a pack promises: its questions read and call what is somebody's in this database. */
    TableOwner reader() {
        return reader;
    }

    /** Does with the session's own rights what the reader may not, and which touches nothing of the database's. */
    public <T> T asMyself(SqlWork<T> work) throws SQLException {
        return reader.apartFrom(connection, work);
    }

    public DSLContext sql() {
        return sql;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** The time of the check that is running now. */
    public Deadline share() {
        return share;
    }

    /** To be asked by a check that works for long: stops it when its own share of the time is used up. */
    public void stopWhenOutOfTime() {
        if (share.isOver()) {
            throw new OutOfTime(share.budget());
        }
    }

    /** One check may use half of the time that is left, so that a slow one does not keep the others from being asked. */
    Deadline nextShare() {
        share = Deadline.in(deadline.left().dividedBy(2).plusMillis(1));
        return share;
    }

    /** Reports progress to whoever waits; never the result. */
    public void progress(String line) {
        progress.accept(line);
    }
}
