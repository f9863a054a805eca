package dev.plumbline.database.rights;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The event triggers of a database. They are for what its users create, not for temporary objects in a transaction of ours: a superuser
 * keeps them from firing there, all of them from PostgreSQL 17 on, before that those that are not ALWAYS. One thread.
 */
public final class EventTriggers {

    private static final String FIND = """
            select
              e.evtname,
              p.proname,
              not (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user),
              pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 170000,
              e.evtevent ~ '^ddl_command' and ('REFRESH MATERIALIZED VIEW' = any (e.evttags)) is not false
            from pg_catalog.pg_event_trigger e
            join pg_catalog.pg_proc p on p.oid = e.evtfoid
            where e.evtenabled <> 'D' and e.evtevent <> 'login'
            order by e.evtname
            """;

    private enum Setting {
        NONE("", ""),
        OTHER_SIDE("session_replication_role", "replica"),
        OFF("event_triggers", "off");

        private final String name;
        private final String quiet;

        Setting(String name, String quiet) {
            this.name = name;
            this.quiet = quiet;
        }
    }

    private final Connection connection;
    private final Map<String, String> functions = new LinkedHashMap<>();
    private Setting setting = Setting.NONE;
    private boolean refreshing;

    private EventTriggers(Connection connection) {
        this.connection = connection;
    }

    public static EventTriggers find(Connection connection) throws SQLException {
        return SearchPath.ours(connection, () -> read(connection));
    }

    private static EventTriggers read(Connection connection) throws SQLException {
        var found = new EventTriggers(connection);
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(FIND)) {
            while (row.next()) {
                found.functions.put(row.getString(1), row.getString(2));
                found.setting = row.getBoolean(3) ? Setting.NONE : row.getBoolean(4) ? Setting.OFF : Setting.OTHER_SIDE;
                found.refreshing |= row.getBoolean(5);
            }
        }
        return found;
    }

    /** Creates, changes or drops an object of ours. */
    public void unheard(SqlWork<Boolean> work) throws SQLException {
        if (setting == Setting.NONE) {
            told(work);
        } else {
            String before = set(setting.quiet);
            SearchPath.backTo(() -> set(before), () -> told(work));
        }
    }

    /** Whatever the replication role, work done by a refresh fires the triggers of its tables. */
    void refresh(SqlWork<Boolean> work) throws SQLException {
        if (setting == Setting.OFF && refreshing) {
            unheard(work);
        } else {
            told(work);
        }
    }

    private boolean told(SqlWork<Boolean> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            Optional<String> refusing = refusing(e);
            if (refusing.isEmpty()) {
                throw e;
            }
            throw new SQLException(
                    "event trigger " + Identifier.readable(refusing.get())
                            + " refuses a schema that is made and dropped within"
                            + " this transaction, to hold code of a table's owner to the owner's rights: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "; switch it off meanwhile (alter event trigger " + Identifier.quote(refusing.get())
                            + " disable), or work as the owner of the table",
                    e.getSQLState(),
                    e);
        }
    }

    private Optional<String> refusing(SQLException e) {
        ServerErrorMessage error = e instanceof PSQLException told ? told.getServerErrorMessage() : null;
        String where = error == null ? "" : String.valueOf(error.getWhere());
        return functions.entrySet().stream()
                .filter(trigger -> where.contains(trigger.getValue() + "("))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String set(String value) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(
                "select pg_catalog.current_setting(?), pg_catalog.set_config(?, ?, true)")) {
            call.setString(1, setting.name);
            call.setString(2, setting.name);
            call.setString(3, value);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
