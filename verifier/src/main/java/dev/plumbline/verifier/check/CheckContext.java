package dev.plumbline.verifier.check;

import dev.plumbline.database.SearchPath;
import dev.plumbline.verifier.reader.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;

/**
 * What a check works with. The connection is in a read-only, repeatable-read transaction that the runner owns: a check neither commits nor
 * closes. One thread.
 */
public final class CheckContext {

    private final Connection connection;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final String home;
    private final DSLContext sql;
    private final Reader reader;
    private final Map<String, List<List<Object>>> sampled;
    private Deadline share;
    private Consumer<CheckPart<?>> others = part -> {};

    public CheckContext(Connection connection, Deadline deadline, Consumer<String> progress) throws SQLException {
        this(connection, deadline, progress, new ConcurrentHashMap<>());
    }

    private CheckContext(
            Connection connection,
            Deadline deadline,
            Consumer<String> progress,
            Map<String, List<List<Object>>> sampled)
            throws SQLException {
        this.connection = connection;
        this.sampled = sampled;
        this.deadline = deadline;
        this.share = deadline;
        this.progress = progress;
        this.home = SearchPath.home(connection).orElse("public");
        this.reader = Reader.of(connection);
        this.sql = reader.sql(new Settings().withRenderMapping(deployedIn(home)));
    }

    /** The context of another connection of the same run. */
    public CheckContext on(Connection another) throws SQLException {
        return new CheckContext(another, deadline, progress, sampled);
    }

    /** Generated classes have no schema: a pack may be deployed anywhere, and is looked for in the first schema of the user's path. */
    private static RenderMapping deployedIn(String home) {
        return new RenderMapping().withSchemata(new MappedSchema().withInput("").withOutput(home));
    }

    /** For questions about the catalogue: whatever reads rows or calls a function goes through {@link #sql} or {@link #reader}. */
    public Connection connection() {
        return connection;
    }

    /** The schema the pack is looked for in: the first on the user's path. */
    public String home() {
        return home;
    }

    /** Asks about what a pack promises: its questions read and call objects that belong to others in this database. */
    public Reader reader() {
        return reader;
    }

    /** Its questions are asked by the reader. */
    public DSLContext sql() {
        return sql;
    }

    /** The keys that checks of this run have sampled, by the query that found them. */
    public Map<String, List<List<Object>>> sampled() {
        return sampled;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** The time of the check that is running now. */
    public Deadline share() {
        return share;
    }

    /** To be called by a check that runs for long: stops it when its own share of the time is used up. */
    public void stopWhenOutOfTime() {
        if (share.isOver()) {
            throw new OutOfTime(share.budget());
        }
    }

    /** One check may use half of the remaining time, so that a slow one does not keep the others from running. */
    public Deadline nextShare() {
        return share(Deadline.in(deadline.left().dividedBy(2).plusMillis(1)));
    }

    /** Gives what follows the time that another connection's check has left. */
    public Deadline share(Deadline of) {
        share = of;
        return share;
    }

    /** Offers a part of the check that is running now to other connections, where there are some. */
    public <T> CheckPart<T> aside(CheckPart.Question<T> question) {
        var part = new CheckPart<>(question);
        others.accept(part);
        return part;
    }

    /** Who is offered the parts of the checks that follow. */
    public void offering(Consumer<CheckPart<?>> to) {
        others = to;
    }

    /** Reports progress to whoever waits; never the result. */
    public void progress(String line) {
        progress.accept(line);
    }
}
