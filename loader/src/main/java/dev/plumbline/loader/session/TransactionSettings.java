package dev.plumbline.loader.session;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.Name;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** The settings of a load's transactions; none outlives its transaction. */
final class TransactionSettings {

    /** The driver asks for ISO dates, and so replaces the field order set for the database or the role by that of the server. */
    private static final String DATE_ORDER = """
            select coalesce((select substring(upper(kv) from 'DMY|MDY|YMD')
                               from pg_db_role_setting s, unnest(s.setconfig) kv
                              where kv ilike 'datestyle=%'
                                and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
                                and s.setrole in (0, (select oid from pg_roles where rolname = session_user))
                              order by s.setrole = 0, s.setdatabase = 0 limit 1), '')
            """;

    private final LoadSession session;
    private final String dateOrder;

    /** In a transaction whose session has the settings of its role and database. */
    TransactionSettings(LoadSession session) throws SQLException {
        this.session = session;
        this.dateOrder = Objects.requireNonNullElse(session.text(DATE_ORDER), "");
    }

    /** Applies the settings a load needs to the transaction that begins now, whatever the role or the database has. */
    void make(LoadSettings settings) throws SQLException {
        session.run("set transaction isolation level read committed, read write");
        if (!dateOrder.isEmpty()) {
            session.run("set local datestyle = 'ISO, " + dateOrder + "'");
        }
        if (settings.timezone().isPresent()) {
            timezone(settings.timezone().get());
        }
        session.run("set local statement_timeout = 0");
        session.run("set local lock_timeout = " + lockTimeout(settings.lockWait()));
        session.run("set local idle_in_transaction_session_timeout = 0");
        session.run("set local default_tablespace = ''");
        session.run("set local maintenance_work_mem = '" + settings.memoryMegabytes() + "MB'");
        session.run("set local max_parallel_maintenance_workers = " + settings.workers());
        if (session.version() >= 14) {
            optional("set local client_connection_check_interval = '2s'");
        }
        if (session.version() >= 17) {
            session.run("set local transaction_timeout = 0");
        }
    }

    private void timezone(String zone) throws SQLException {
        try {
            session.run("set local timezone = " + Name.literal(zone));
        } catch (SQLException e) {
            if (!"22023".equals(e.getSQLState())) {
                throw e;
            }
            throw LoadException.usage("the server knows no time zone '" + zone
                    + "' (--timezone): expected a name of pg_timezone_names such as Europe/Berlin, or UTC");
        }
    }

    /** In milliseconds; for locks that are not requested in short attempts. */
    static long lockTimeout(Duration lockWait) {
        return Math.max(1000, lockWait.toMillis());
    }

    /** A setting that some platforms do not have. */
    private void optional(String sql) {
        try {
            Savepoints.keeping(session.connection(), open -> session.run(sql));
        } catch (SQLException e) {
            // the server goes on without it
        }
    }
}
