package dev.plumbline.loader;

import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;

/**
 * Databases that a test has left empty are used again: emptying one takes a fiftieth of the time that making one takes. One that
 * holds anything afterwards, or that somebody is still connected to, is dropped.
 */
final class EmptyDatabases {

    private static final String EMPTY = """
            do $$
            declare one text;
            begin
              for one in select format('drop extension %I cascade', extname) from pg_extension where extname <> 'plpgsql'
                union all select format('drop publication %I', pubname) from pg_publication
                union all select format('drop event trigger %I', evtname) from pg_event_trigger
                union all select format('drop foreign data wrapper %I cascade', fdwname) from pg_foreign_data_wrapper
                union all select format('drop schema %I cascade', nspname) from pg_namespace
                           where nspname !~ '^pg_' and nspname <> 'information_schema'
              loop
                execute one;
              end loop;
              create schema public authorization pg_database_owner;
              grant usage on schema public to public;
              comment on schema public is 'standard public schema';
            end $$
            """;

    private static final String LEFT = """
            select exists (
              select from (
                select oid from pg_class union all select oid from pg_proc union all select oid from pg_type
                union all select oid from pg_namespace where nspname <> 'public' and nspname !~ '^pg_'
                union all select oid from pg_operator union all select oid from pg_cast union all select oid from pg_extension
                union all select oid from pg_collation union all select oid from pg_am union all select oid from pg_language
                union all select oid from pg_default_acl union all select oid from pg_largeobject_metadata
                union all select oid from pg_event_trigger union all select oid from pg_publication
                union all select oid from pg_opclass union all select oid from pg_transform
              ) made where oid >= 16384)
              or exists (select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
                          where d.datname = current_database())
              or exists (select from pg_database d where d.datname = current_database()
                            and (d.datacl is not null or shobj_description(d.oid, 'pg_database') is not null))
            """;

    private static final String OTHERS = "select exists (select from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid())";

    private static final ConcurrentLinkedDeque<ThrowAwayDatabase> EMPTIES = new ConcurrentLinkedDeque<>();

    private EmptyDatabases() {}

    static ThrowAwayDatabase take() {
        ThrowAwayDatabase empty = EMPTIES.poll();
        return empty == null ? ThrowAwayDatabase.create() : empty;
    }

    static void giveBack(ThrowAwayDatabase used) {
        if (emptied(used)) {
            EMPTIES.push(used);
        } else {
            used.close();
        }
    }

    private static boolean emptied(ThrowAwayDatabase used) {
        try (Connection connection = used.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '1s'");
            if (!alone(statement)) {
                return false;
            }
            statement.execute(EMPTY);
            return !truth(statement, LEFT);
        } catch (SQLException | RuntimeException e) {
            return false; // a test may have left a database that nobody can connect to
        }
    }

    /** A session that was closed just now may be seen for a moment. */
    private static boolean alone(Statement statement) throws SQLException {
        for (int look = 0; look < 50; look++) {
            if (!truth(statement, OTHERS)) {
                return true;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return false;
    }

    private static boolean truth(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
