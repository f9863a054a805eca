package dev.plumbline.operate.baseline;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.ThrowAwayDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An empty database on a throw-away server of the source's major version, or of the nearest, which is told. */
final class TrialServer implements AutoCloseable {
    private static final Pattern TO =
            Pattern.compile("\\s(?:to|from|role)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)", Pattern.CASE_INSENSITIVE);

    private final ThrowAwayDatabase shared;
    private @Nullable MajorServer server;
    private final Database database;
    private @Nullable String owner;

    TrialServer(int major, Consumer<String> told) {
        shared = ThrowAwayDatabase.create();
        int here = major(shared.database());
        if (here == major) {
            database = shared.database();
            return;
        }
        MajorServer other = MajorServer.start(major);
        server = other;
        database = other.database("plumbline_baseline");
        Databases.create(database);
        int found = major(database);
        if (found != major) {
            told.accept("tried on PostgreSQL " + found + ", the database is on " + major + " (plumbline server install "
                    + major + " fetches its programs)");
        }
    }

    private static int major(Database database) {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Database database() {
        return database;
    }

    /**
     * The same database as a role that owns it and may do nothing else: what is made there is the code of whoever made it in the source,
     * and the server is a process of the operator's. Schemas and extensions are made before, for which it takes more.
     */
    Database asOwner(List<String> statements) throws SQLException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        String name = database.name() + "_owner";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create role " + Identifier.quote(name) + " login password " + Identifier.literal(password));
            owner = name;
            statement.execute(
                    "alter database " + Identifier.quote(database.name()) + " owner to " + Identifier.quote(name));
            for (String sql : statements) {
                if (sql.startsWith("create schema if not exists ")) {
                    statement.execute(sql);
                    statement.execute("alter schema " + sql.substring("create schema if not exists ".length())
                            + " owner to " + Identifier.quote(name));
                } else if (sql.startsWith("create extension ")) {
                    statement.execute(sql);
                }
            }
        }
        return Database.of(database.host(), database.port(), database.name(), name, password);
    }

    /** Rights are for roles, which belong to a server: those that are named are made on ours, where they can do nothing. */
    static void createRoles(Database database, List<String> grants) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String grant : grants) {
                for (String role :
                        TO.matcher(grant).results().map(match -> match.group(1)).toList()) {
                    String name = Identifier.unquote(role);
                    if (!name.equals("public")) {
                        statement.execute("do $$ begin create role " + Identifier.quote(name)
                                + "; exception when duplicate_object or reserved_name then null; end $$");
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        Database server = shared.database().withName("postgres");
        shared.close();
        if (owner != null && this.server == null) {
            dropOwner(server, owner);
        }
    }

    private static void dropOwner(Database server, String name) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop role " + Identifier.quote(name));
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, server + ": " + e.getMessage(), e);
        }
    }
}
