package dev.plumbline.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The role that work on a table is done as, when that is not the session's. Triggers, checks, defaults, policies and expressions
 * of indexes are functions of whoever made the table, and run with the rights of who reads or writes it: a superuser does that as
 * the owner. It keeps out what was not written with this in mind; a function that takes the session's own role back cannot be held.
 *
 * @param role empty: the session's own
 */
public record TableOwner(Optional<String> role) {

    /** Only where the owner has fewer rights, and those that the work needs. */
    private static final String FIND = """
            select o.rolname
            from pg_class c
            join pg_roles o on o.oid = c.relowner
            join pg_roles me on me.rolname = current_user
            where c.oid = ?
              and me.rolsuper
              and not o.rolsuper
              and c.relkind in ('r', 'p', 'm')
              and not (c.relrowsecurity and c.relforcerowsecurity)
              and has_schema_privilege(o.oid, c.relnamespace, 'usage')
              and has_table_privilege(o.oid, c.oid, 'select')
              and (c.relkind = 'm' or has_table_privilege(o.oid, c.oid, 'insert')
                and has_table_privilege(o.oid, c.oid, 'update') and has_table_privilege(o.oid, c.oid, 'delete')
                and has_table_privilege(o.oid, c.oid, 'truncate'))
            """;

    /** The session's own role. */
    public static final TableOwner NOBODY_ELSE = new TableOwner(Optional.empty());

    public static TableOwner of(Connection connection, long table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new TableOwner(Optional.of(row.getString(1))) : NOBODY_ELSE;
            }
        }
    }

    /** Does the work as this role, then takes the session's own again. */
    public <T> T during(Connection connection, SqlWork<T> work) throws SQLException {
        if (role.isEmpty()) {
            return work.run();
        }
        begin(connection);
        return SearchPath.backTo(() -> end(connection), work);
    }

    /** For work that {@link #end} ends. */
    public void begin(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "set role " + Identifier.quote(role.get()));
        }
    }

    public void end(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "reset role");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
