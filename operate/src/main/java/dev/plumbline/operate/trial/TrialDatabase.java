package dev.plumbline.operate.trial;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A throw-away database on which to try what is to be done to another one: undo rebuilds on it what a step had found, a rehearsal migrates
 * a copy with rows, the planner one without. Its server has the same major version as the other one where such a server can be had. The
 * caller closes it.
 */
public final class TrialDatabase implements AutoCloseable {
    private static final String NAME = "plumbline_trial";

    private final Database database;
    private final int wanted;
    private final int major;
    private final String server;
    private final Runnable end;
    private final List<Database> duplicates = new ArrayList<>();

    private TrialDatabase(Database database, int wanted, int major, String server, Runnable end) {
        this.database = database;
        this.wanted = wanted;
        this.major = major;
        this.server = server;
        this.end = end;
    }

    /** An empty one for work on this database, which is asked only for its version. */
    public static TrialDatabase like(Database real) {
        int wanted = major(real);
        ThrowAwayDatabase near = ThrowAwayDatabase.create();
        try {
            int found = major(near.database());
            if (found == wanted) {
                return new TrialDatabase(
                        near.database(),
                        wanted,
                        found,
                        ThrowAwayDatabase.server().describe(),
                        near::close);
            }
        } catch (RuntimeException e) {
            throw Transaction.closing(near, e);
        }
        near.close();
        TrialDatabase made = alone(wanted);
        try {
            Databases.create(made.database);
            return made;
        } catch (RuntimeException e) {
            throw Transaction.closing(made, e);
        }
    }

    /** The address of one on a server of its own, whose settings may be changed; the caller creates it. */
    public static TrialDatabase alone(int major) {
        MajorServer started = MajorServer.start(major);
        return new TrialDatabase(started.database(NAME), major, started.major(), started.describe(), started::close);
    }

    /**
     * The same for other people's code: no role whose name they could know is a superuser there, and none of their triggers and event
     * triggers fires in a session of its superuser.
     */
    public static TrialDatabase confining(int major) {
        TrialDatabase made = alone(major);
        try {
            Database superuser = OwnSuperuser.of(made.database);
            return new TrialDatabase(superuser, made.wanted, made.major, made.server, made.end);
        } catch (RuntimeException e) {
            throw Transaction.closing(made, e);
        }
    }

    /** The same for work on this database, which is asked only for its version. */
    public static TrialDatabase confining(Database real) {
        return confining(major(real));
    }

    /** An empty one at this address, created now and dropped at the end. */
    public static TrialDatabase at(Database address, Database real) {
        Databases.create(address);
        try {
            int found = major(address);
            return new TrialDatabase(
                    address,
                    major(real),
                    found,
                    "PostgreSQL " + found + " of " + address.hosts(),
                    () -> Databases.drop(address));
        } catch (RuntimeException e) {
            throw Transaction.closing(() -> Databases.drop(address), e);
        }
    }

    private static int major(Database database) {
        try (Connection open = database.connect()) {
            return open.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
    }

    public Database database() {
        return database;
    }

    public int major() {
        return major;
    }

    /** The major version it should have. */
    public int wanted() {
        return wanted;
    }

    public boolean isExact() {
        return major == wanted;
    }

    /** Where it runs, in one line. */
    public String describe() {
        return server;
    }

    /** Drops and recreates it, empty. */
    public void renew() {
        Databases.drop(database);
        Databases.create(database);
    }

    /** A copy of this one as it is now; sessions of this one are terminated. */
    public Database duplicate() {
        Database duplicate = database.withName(database.name() + "_" + (duplicates.size() + 1));
        try (Connection connection = database.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname = "
                            + Identifier.literal(database.name()));
            Databases.copy(database, duplicate.name());
            duplicates.add(duplicate);
            return duplicate;
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "copy of " + database + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            duplicates.forEach(Databases::drop);
        } finally {
            end.run();
        }
    }
}
