package dev.plumbline.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates, copies and drops whole databases. */
public final class Databases {
    private static final String MAINTENANCE = "postgres";

    /** A transaction may not write. */
    private static final String READ_ONLY = "25006";

    private Databases() {}

    public static boolean exists(Database database) {
        try (Connection connection = database.withName(MAINTENANCE).connect();
                PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database.name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new ServerException("cannot look for database " + database + ": " + e.getMessage(), e);
        }
    }

    /** Creates the database if it does not exist; true when it was created. */
    public static boolean createIfMissing(Database database) {
        if (exists(database)) {
            return false;
        }
        try {
            execute(database, "create database " + Identifier.quote(database.name()));
            return true;
        } catch (ServerException e) {
            if (exists(database)) {
                return false;
            }
            throw e;
        }
    }

    public static void create(Database database) {
        execute(database, "create database " + Identifier.quote(database.name()));
    }

    /** Drops a database that contains nothing but our own records; false when it contains anything else or cannot be dropped. */
    public static boolean dropIfEmpty(Database database) {
        try {
            if (!isEmpty(database)) {
                return false;
            }
            execute(database, "drop database " + Identifier.quote(database.name()));
            return true;
        } catch (PlumblineException | SQLException e) {
            return false; // the caller reports its own error, and the database stays
        }
    }

    private static boolean isEmpty(Database database) throws SQLException {
        String sql = """
                select not exists (
                    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.oid >= 16384 and n.nspname <> 'plumbline' and n.nspname !~ '^pg_'
                        and c.relname !~ '^flyway_schema_history')
                  and not exists (
                    select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.oid >= 16384 and n.nspname <> 'plumbline')
                """;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Copies a database to which nobody is connected. */
    public static void copy(Database template, String name) {
        execute(
                template,
                "create database " + Identifier.quote(name) + " template " + Identifier.quote(template.name()));
    }

    /** Drops the database, terminating the sessions that use it. */
    public static void drop(Database database) {
        execute(database, "drop database if exists " + Identifier.quote(database.name()) + " with (force)");
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.withName(MAINTENANCE).connect()) {
            execute(connection, database, sql);
        } catch (SQLException e) {
            throw new ServerException(sql + " on " + database.hosts() + ": " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, Database database, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (READ_ONLY.equals(e.getSQLState()) && !AskingFunctions.mayBeMade(connection)) {
                throw new ServerException(
                        sql + ": " + database.hosts() + " is a standby (in recovery): connect to its primary", e);
            }
            throw e;
        }
    }
}
