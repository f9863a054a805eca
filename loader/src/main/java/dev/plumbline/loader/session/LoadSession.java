package dev.plumbline.loader.session;

import dev.plumbline.database.Database;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.Commit;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.zone.ServerZone;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The load's own connection: every setting is made for one transaction, so none outlives it. Closed by whoever opened it. */
public final class LoadSession implements AutoCloseable {

    private final Database database;
    private final Connection connection;
    private final int version;
    private final TransactionSettings settings;
    private final DeferredConstraints constraints;
    private List<String> creating = List.of();
    private volatile boolean cancelled;
    private ActingRole asking = ActingRole.SESSION;

    public LoadSession(Database database, String task) {
        this.database = database;
        connection = ServerZone.of(database).with("ApplicationName", task).connect();
        try {
            version = connection.getMetaData().getDatabaseMajorVersion();
            settings = inTransaction(() -> {
                refuseReadOnly(database);
                return new TransactionSettings(this);
            });
            constraints = new DeferredConstraints(this);
        } catch (SQLException e) {
            throw Transaction.closing(connection, ServerRefusal.of(e));
        } catch (RuntimeException e) {
            throw Transaction.closing(connection, e);
        }
    }

    /** A load declares its transactions writable; that must not override a user or role that is set to read only. */
    private void refuseReadOnly(Database database) throws SQLException {
        Optional<String> reason = ReadOnly.reason(connection);
        if (reason.isPresent()) {
            throw LoadException.unavailable(database + " " + reason.get() + "; nothing was loaded", null);
        }
    }

    public Connection connection() {
        return connection;
    }

    public int version() {
        return version;
    }

    /** What the work has not committed itself is rolled back at its end, however it ends. */
    public <T> T inTransaction(SqlWork<T> work) throws SQLException {
        return Transaction.rollBack(connection, open -> work.run());
    }

    /** Runs the work with the settings of a load, and commits it. */
    public <T> T committing(LoadSettings settings, SqlWork<T> work) throws SQLException {
        return Transaction.commit(connection, open -> {
            begin(settings);
            return work.run();
        });
    }

    /**
     * Commits the current transaction, and asks the server about the outcome if its answer is lost.
     *
     * @return whether the connection survived it
     */
    public boolean commit() throws SQLException {
        return Commit.run(connection, database);
    }

    /** As {@link #inTransaction(SqlWork)}, with the settings of a load. */
    public <T> T inTransaction(LoadSettings settings, SqlWork<T> work) throws SQLException {
        return inTransaction(() -> {
            begin(settings);
            return work.run();
        });
    }

    /** Applies the settings a load needs to the transaction that begins now, whatever the role or the database has. */
    public void begin(LoadSettings load) throws SQLException {
        settings.make(load);
        for (String statement : creating) {
            run(statement);
        }
    }

    /** Every transaction of the load runs these first, so that what they create is committed with its rows or not at all. */
    public void creates(List<String> statements) {
        creating = List.copyOf(statements);
    }

    public long run(String sql) throws SQLException {
        if (cancelled) {
            throw new SQLException("cancelled", "57014");
        }
        if (asking.confined()) {
            settleBefore();
            return asking.write(connection, sql);
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        }
    }

    /**
     * Runs what makes triggers, checks or defaults of a table run: as its owner, and with the search path they were written for. Every
     * operator and function in the statement itself is qualified with its schema.
     */
    public long runTheirs(TargetTable target, String sql) throws SQLException {
        return reading(target, () -> SearchPath.users(connection, () -> run(sql)));
    }

    /** As {@link #runTheirs}, with the first columns of the only row it gives. */
    public List<Long> numbersTheirs(TargetTable target, String sql, int columns) throws SQLException {
        return reading(target, () -> SearchPath.users(connection, () -> numbers(sql, columns)));
    }

    /**
     * Does the work as the table's owner, because planning a query evaluates constant calls in the table's indexes. Where the owner's code
     * could end that role, each statement is confined; the work sends all of them through this session.
     */
    public <T> T reading(TargetTable target, SqlWork<T> work) throws SQLException {
        constraints.of(target);
        if (!target.runsAs().confined()) {
            return target.runsAs().during(connection, work);
        }
        asking = target.runsAs();
        try {
            return work.run();
        } finally {
            asking = ActingRole.SESSION;
        }
    }

    /** A question about several tables, asked as a role that may read them all and nothing more. */
    public long numberOf(List<String> tables, String sql) throws SQLException {
        var oids = new ArrayList<Long>();
        for (String table : tables) {
            oids.add(number("select to_regclass(" + Name.literal(table) + ")::oid::bigint"));
        }
        return ReadingRole.of(connection, oids).ask(connection, sql, row -> row.next() ? row.getLong(1) : 0L);
    }

    /** The server itself runs this as the table's owner, who can take no other role meanwhile. */
    long analyze(TargetTable target) throws SQLException {
        SqlWork<Long> work = () -> SearchPath.users(connection, () -> run("analyze " + target.sql()));
        return target.runsAs().confined() ? work.run() : target.runsAs().during(connection, work);
    }

    /** Has deferrable keys checked after the last row. */
    public void deferConstraints() throws SQLException {
        constraints.defer();
    }

    private void settleBefore() throws SQLException {
        ActingRole before = asking;
        asking = ActingRole.SESSION;
        constraints.settle();
        asking = before;
    }

    /** Runs everything deferred to the commit now, for each table as its owner. */
    public void settleConstraints(Collection<TargetTable> targets) throws SQLException {
        constraints.settle(targets);
    }

    /** Asks a question, as a table's owner where {@link #reading} says so. */
    public <T> T ask(String sql, SqlReader<T> reader) throws SQLException {
        if (asking.confined()) {
            return asking.ask(connection, sql, reader);
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reader.read(rows);
            }
        }
    }

    public long number(String sql) throws SQLException {
        return ask(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The first columns of the only row. */
    public List<Long> numbers(String sql, int columns) throws SQLException {
        if (asking.confined()) {
            settleBefore();
            return asking.numbers(connection, sql, columns);
        }
        return ask(sql, rows -> {
            rows.next();
            var numbers = new ArrayList<Long>();
            for (int i = 1; i <= columns; i++) {
                numbers.add(rows.getLong(i));
            }
            return numbers;
        });
    }

    @Nullable
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The first value of the first row, if there is any. */
    public Optional<String> first(String sql) throws SQLException {
        return ask(sql, rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty());
    }

    public boolean truth(String sql) throws SQLException {
        return ask(sql, rows -> {
            rows.next();
            return rows.getBoolean(1);
        });
    }

    /** Cancels whatever the server is doing for this session; from any thread. */
    public void cancel() {
        cancelled = true;
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // the connection is lost, and with it the query
        }
    }

    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing is open in it any more
        }
    }
}
