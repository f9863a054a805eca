package dev.plumbline.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Functions by which a superuser asks questions with the rights of other roles in a transaction that only reads. Within a SECURITY DEFINER
 * function the server lets nobody take another role. What a question sets or opens is rolled back within it; the rows it found survive
 * that. The functions are never committed, and while nothing can be written nobody can change them. Event triggers of the database do not
 * fire for them; where one cannot be kept from firing, none are created.
 */
public final class AskingFunctions {
    private static final String NAME = "plumbline_ask_";

    /**
     * One for each role that owns something a question could read or call, and one for the role that may read everything and nothing more.
     */
    private static final String MAKE = """
            do $plumbline$
            declare
              before pg_catalog.text := pg_catalog.current_setting('search_path');
              side pg_catalog.text := pg_catalog.current_setting('session_replication_role');
              asked pg_catalog.record;
              body pg_catalog.text := 'declare done pg_catalog.bool := false; begin begin return query execute $1; done := true;'
                ' raise no_data_found; exception when others then if not done then raise; end if; end; end';
            begin
              perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
              if (select rolsuper from pg_roles where rolname = current_user)
                and not current_setting('transaction_read_only')::pg_catalog.bool
                and not exists (select from pg_event_trigger e where e.evtenabled in ('A', 'R') and e.evtevent ^@ 'ddl_command')
              then
                perform set_config('session_replication_role', 'replica', true);
                for asked in
                  select r.oid, r.rolname
                  from (
                    select c.relowner from pg_class c where c.oid >= 16384 and c.relkind in ('r', 'p', 'm', 'v', 'f')
                    union
                    select p.proowner from pg_proc p where p.oid >= 16384) o (owner)
                  join pg_roles w on w.oid = o.owner and not w.rolsuper
                  join pg_roles r on r.oid = w.oid or r.rolname = 'pg_read_all_data'
                  group by r.oid, r.rolname
                loop
                  execute format('create function pg_temp.plumbline_ask_%s(pg_catalog.text) returns setof pg_catalog.record'
                    || ' language plpgsql security definer as %L', asked.oid, body);
                  execute format('alter function pg_temp.plumbline_ask_%s(pg_catalog.text) owner to %I', asked.oid, asked.rolname);
                  execute format('grant execute on function pg_temp.plumbline_ask_%s(pg_catalog.text) to %I', asked.oid, current_user);
                end loop;
                perform set_config('session_replication_role', side, true);
              end if;
              perform set_config('search_path', before, true);
            end $plumbline$;
            set transaction read only
            """;

    private AskingFunctions() {}

    /** To be asked before the transaction: a server that takes no writes has none. */
    public static boolean mayBeMade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not pg_catalog.pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Creates them where they can be of use, and makes the transaction, which begins with this, read only and of one snapshot. */
    public static void beginReading(Connection connection, boolean mayBeMade) throws SQLException {
        beginReadingAsOf("", connection, mayBeMade);
    }

    /** @param snapshot the name of another transaction's; empty: one of its own */
    public static void beginReadingAsOf(String snapshot, Connection connection, boolean mayBeMade) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set transaction isolation level repeatable read, "
                    + (mayBeMade ? "read write" : "read only")
                    + (snapshot.isEmpty() ? "" : "; set transaction snapshot " + Identifier.literal(snapshot))
                    + (mayBeMade ? "; " + MAKE : ""));
        }
    }

    /** The one that asks as this role, with its schema; empty in a transaction without it. */
    public static Optional<String> of(Connection connection, String role) throws SQLException {
        String sql = "select p.proname from pg_catalog.pg_proc p join pg_catalog.pg_roles r on r.oid = p.proowner"
                + " where p.pronamespace = pg_catalog.pg_my_temp_schema() and p.prosecdef and r.rolname = ?"
                + " and p.proname = pg_catalog.concat('" + NAME + "', r.oid)::pg_catalog.name";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of("pg_temp." + row.getString(1)) : Optional.empty();
            }
        }
    }
}
