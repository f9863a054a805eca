package dev.plumbline.operate.rebuild;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds a new database beside the old one and swaps their names in one transaction. Whatever happens before the swap, the old database is
 * untouched; whatever happens after it, the new one is in place, and the next run removes what is left over.
 */
public final class Rebuild {
    private static final int ATTEMPTS = 5;
    private static final String IN_USE = "55006";
    private static final int LONGEST_NAME = 50;

    private final Database database;
    private final Database fresh;
    private final Database old;

    public Rebuild(Database database) {
        this.database = database;
        String name = database.name()
                .substring(0, Math.min(LONGEST_NAME, database.name().length()));
        this.fresh = database.withName(name + "_plumb_new");
        this.old = database.withName(name + "_plumb_old");
    }

    /** Builds; the old database can still be used meanwhile. A build that fails leaves nothing behind. */
    public void build(Consumer<Database> work) {
        ReadOnly.refuse(database.withName("postgres"), database);
        if (Databases.exists(database)) {
            Databases.drop(old);
        }
        Databases.drop(fresh);
        create();
        try {
            work.accept(fresh);
        } catch (RuntimeException e) {
            Databases.drop(fresh);
            throw e;
        }
    }

    /** Puts the new database in the place of the old one, whose sessions are terminated, and drops the old one. */
    public void swap() {
        for (int attempt = 1; ; attempt++) {
            try {
                database.withName("postgres").inTransaction(this::rename);
                break;
            } catch (SQLException e) {
                if (!IN_USE.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw new PlumblineException(
                            Kind.UNAVAILABLE,
                            database + ": cannot be swapped for the new one: " + e.getMessage()
                                    + " (end the sessions that keep connecting and run it again; nothing was changed)",
                            e);
                }
            }
        }
        Databases.drop(old);
    }

    private Database rename(Connection connection) throws SQLException {
        endSessions(connection);
        try (Statement statement = connection.createStatement()) {
            if (Databases.exists(database)) {
                statement.execute("alter database " + Identifier.quote(database.name()) + " rename to "
                        + Identifier.quote(old.name()));
            }
            statement.execute("alter database " + Identifier.quote(fresh.name()) + " rename to "
                    + Identifier.quote(database.name()));
        }
        return database;
    }

    private void create() {
        try (Connection connection = database.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            String like = "";
            List<String> settings = new ArrayList<>();
            if (Databases.exists(database)) {
                like = properties(connection);
                settings = settings(connection);
            }
            statement.execute("create database " + Identifier.quote(fresh.name()) + like);
            for (String setting : settings) {
                statement.execute("alter database " + Identifier.quote(fresh.name()) + " set " + setting);
            }
        } catch (SQLException e) {
            throw new PlumblineException(
                    Kind.UNAVAILABLE, fresh + ": cannot be created: " + e.getMessage() + " (nothing was changed)", e);
        }
    }

    private String properties(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select format(' template template0 encoding %L lc_collate %L lc_ctype %L owner %I',
                  pg_encoding_to_char(encoding), datcollate, datctype, pg_get_userbyid(datdba))
                from pg_database where datname = ? and datlocprovider = 'c'
                union all
                select ' template template0' where not exists (
                  select from pg_database where datname = ? and datlocprovider = 'c')
                """)) {
            query.setString(1, database.name());
            query.setString(2, database.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private List<String> settings(Connection connection) throws SQLException {
        var settings = new ArrayList<String>();
        try (PreparedStatement query = connection.prepareStatement("""
                select format('%I to %L', split_part(s, '=', 1), substr(s, strpos(s, '=') + 1))
                from pg_db_role_setting r
                join pg_database d on d.oid = r.setdatabase and r.setrole = 0
                cross join unnest(r.setconfig) s
                where d.datname = ? and split_part(s, '=', 1) not in ('search_path', 'DateStyle')
                """)) {
            query.setString(1, database.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    settings.add(rows.getString(1));
                }
            }
        }
        return settings;
    }

    private void endSessions(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname in (?, ?) and pid <> pg_backend_pid()")) {
            query.setString(1, database.name());
            query.setString(2, fresh.name());
            query.execute();
        }
    }
}
