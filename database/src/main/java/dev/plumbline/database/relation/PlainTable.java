package dev.plumbline.database.relation;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tables that hold rows and nothing else: reading and writing them cannot run anything that somebody else has attached to them. */
public final class PlainTable {
    private static final String QUERY = """
            select
                c.relkind <> 'r' as other,
                pg_catalog.pg_get_userbyid(c.relowner) as owner,
                c.relowner <> (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user) and (
                    c.relhasrules
                    or exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
                    or exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid)
                    or exists (
                        select from pg_catalog.pg_constraint k
                        where k.conrelid = c.oid and k.contype not in ('p', 'u', 'n'))
                    or exists (
                        select from pg_catalog.pg_index x
                        where x.indrelid = c.oid and (x.indexprs is not null or x.indpred is not null))
                    or exists (
                        select from pg_catalog.pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            and (a.attgenerated <> '' or a.atttypid >= 16384))
                    or exists (
                        select from pg_catalog.pg_depend d
                        join pg_catalog.pg_attrdef e
                            on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = e.oid
                        where e.adrelid = c.oid and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass)) as code
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname::pg_catalog.text = ? and c.relname::pg_catalog.text = ?
            """;

    private PlainTable() {}

    /** Whether the table exists; refused when it is not a plain table, or belongs to another role and runs code. */
    public static boolean exists(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                String name = schema + "." + table;
                if (rows.getBoolean("other")) {
                    throw new PlumblineException(
                            Kind.FINDING, name + " is not a table, expected Plumbline's own table of that name");
                }
                if (rows.getBoolean("code")) {
                    throw new PlumblineException(
                            Kind.FINDING,
                            name + " belongs to " + rows.getString("owner")
                                    + " and has triggers, rules, policies, checks or"
                                    + " expressions, which would run with this role's rights: take them away, or run this as "
                                    + rows.getString("owner"));
                }
                return true;
            }
        }
    }
}
