package dev.plumbline.database.rights;

import dev.plumbline.database.relation.NamedRelation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Finds the role for questions about several tables, or about anything. The planner evaluates constant calls in index expressions with
 * the rights of whoever asks: so a superuser asks as the tables' owner or as {@code pg_read_all_data}, which may read everything and
 * nothing more.
 */
public final class ReadingRole {

    private static final String FIND = """
            with t as (
                select c.oid, c.relowner, c.relnamespace, c.relrowsecurity, c.relforcerowsecurity, o.rolname, o.rolsuper
                from pg_class c
                join pg_roles o on o.oid = c.relowner
                where c.oid = any (?::oid[])
            )
            select case
                when not (select rolsuper from pg_roles where rolname = current_user) or (select bool_and(rolsuper) from t)
                    then ''
                when (select count(distinct relowner) = 1 and not bool_or(relrowsecurity and relforcerowsecurity)
                        and bool_and(has_schema_privilege(relowner, relnamespace, 'usage'))
                        and bool_and(has_table_privilege(relowner, oid, 'select'))
                    from t) then (select rolname from t limit 1)
                when not exists (select from t where relrowsecurity) then 'pg_read_all_data'
            end
            """;

    private static final String FIND_OF_ALL = """
            with thing as (
                select c.relowner as owner, c.relnamespace as home, 'pg_class'::regclass as class, c.oid
                from pg_class c
                where c.relkind in ('r', 'p', 'm', 'v', 'f') and c.relpersistence <> 't'
                union all
                select p.proowner, p.pronamespace, 'pg_proc'::regclass, p.oid
                from pg_proc p
            ),
            owner as (
                select distinct o.rolname, o.rolsuper
                from thing
                join pg_namespace n on n.oid = thing.home and not starts_with(n.nspname::text, 'pg_')
                    and n.nspname not in ('information_schema', 'plumbline')
                join pg_roles o on o.oid = thing.owner
                where not exists (
                    select
                    from pg_depend d
                    where d.classid = thing.class and d.objid = thing.oid and d.objsubid = 0 and d.deptype = 'e')
            )
            select case
                when not (select rolsuper from pg_roles where rolname = current_user)
                    or not exists (select from owner where not rolsuper)
                    then ''
                when (select count(*) from owner) = 1 then (select rolname from owner)
                else 'pg_read_all_data'
            end
            """;

    private ReadingRole() {}

    /**
     * The role to read tables as, all in one question.
     *
     * @param tables by oid; none: the session's own role
     * @return empty where neither the owner nor {@code pg_read_all_data} sees every row
     */
    public static Optional<ActingRole> find(Connection connection, List<Long> tables) throws SQLException {
        if (tables.isEmpty()) {
            return Optional.of(ActingRole.SESSION);
        }
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String role = row.getString(1);
                if (role == null) {
                    return Optional.empty();
                }
                return Optional.of(
                        role.isEmpty()
                                ? ActingRole.SESSION
                                : new ActingRole(Optional.of(role), anyCode(connection, tables), false));
            }
        }
    }

    /** As {@link #find}; where neither sees every row, the session's own role reads, unless that would run an owner's code. */
    public static ActingRole of(Connection connection, List<Long> tables) throws SQLException {
        Optional<ActingRole> found = find(connection, tables);
        return found.isPresent() ? found.get() : anyCode(connection, tables) ? ActingRole.NONE : ActingRole.SESSION;
    }

    /**
     * As {@link #of(Connection, List)}, for one table; where there is no such table, the session's own role.
     *
     * @param table with its schema, quoted where it must be
     */
    public static ActingRole of(Connection connection, String table) throws SQLException {
        Optional<NamedRelation> found = NamedRelation.find(connection, table);
        return found.isEmpty()
                ? ActingRole.SESSION
                : of(connection, List.of(found.get().oid()));
    }

    /**
     * The role for questions that may read or call anything: the owner of all there is, or {@code pg_read_all_data}. Row-level security
     * may hide rows from it; {@code row_security = off} makes that an error.
     */
    public static ActingRole ofAnything(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(FIND_OF_ALL)) {
            row.next();
            return row.getString(1).isEmpty()
                    ? ActingRole.SESSION
                    : new ActingRole(Optional.of(row.getString(1)), true, false);
        }
    }

    private static boolean anyCode(Connection connection, List<Long> tables) throws SQLException {
        boolean code = false;
        for (long table : tables) {
            code |= OwnersCode.in(connection, table);
        }
        return code;
    }
}
