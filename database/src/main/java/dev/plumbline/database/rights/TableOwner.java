package dev.plumbline.database.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the role for work on one table. Triggers, checks, defaults, policies and index expressions call functions that the table's
 * owner chose, with the rights of whoever reads or writes the table: so a superuser does such work as the owner.
 */
public final class TableOwner {

    /** Only where the owner has fewer rights than this session; and whether those are the ones the work needs. */
    private static final String FIND = """
            select
                o.rolname,
                c.relrowsecurity and c.relforcerowsecurity as hidden,
                has_schema_privilege(o.oid, c.relnamespace, 'usage')
                and has_table_privilege(o.oid, c.oid, 'select')
                and (? or c.relkind = 'm' or has_table_privilege(o.oid, c.oid, 'insert')
                    and has_table_privilege(o.oid, c.oid, 'update') and has_table_privilege(o.oid, c.oid, 'delete')
                    and has_table_privilege(o.oid, c.oid, 'truncate')) as may
            from pg_class c
            join pg_roles o on o.oid = c.relowner
            join pg_roles me on me.rolname = current_user
            where c.oid = ?
              and me.rolsuper
              and not o.rolsuper
              and c.relkind in ('r', 'p', 'm', 'v')
            """;

    private TableOwner() {}

    /** The role to read a table as. */
    public static ActingRole reading(Connection connection, long table) throws SQLException {
        ActingRole found = find(connection, table, true);
        if (!found.hidden()) {
            return found;
        }
        return found.confined() ? ActingRole.NONE : ActingRole.SESSION;
    }

    /**
     * The role to write a table as. Where row-level security binds the owner too and none of the owner's code can run, that is the
     * session's own, which bypasses it; otherwise the owner, who may see less than all rows.
     */
    public static ActingRole writing(Connection connection, long table) throws SQLException {
        ActingRole found = find(connection, table, false);
        return found.hidden() && !found.confined() ? ActingRole.SESSION : found;
    }

    /** Where the owner lacks a right, the session's own role does the work if there is no code of the owner's; else it is refused. */
    private static ActingRole find(Connection connection, long table, boolean reads) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setBoolean(1, reads);
            query.setLong(2, table);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return ActingRole.SESSION;
                }
                boolean confined = OwnersCode.in(connection, table);
                return confined || row.getBoolean(3)
                        ? new ActingRole(Optional.of(row.getString(1)), confined, row.getBoolean(2))
                        : ActingRole.SESSION;
            }
        }
    }
}
