package dev.plumbline.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The materialized views that read tables, directly or through others, each after those it reads. */
final class DependentViews {
    private static final String QUERY = """
            with recursive reads as (
              select distinct r.ev_class as view, d.refobjid as relation
              from pg_catalog.pg_rewrite as r
              join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
                and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> r.ev_class),
            reached as (
              select t::pg_catalog.regclass::pg_catalog.oid as relation, 0 as level from pg_catalog.unnest(?::pg_catalog.text[]) as t
              union
              select reads.view, reached.level + 1 from reached join reads on reads.relation = reached.relation)
            select pg_catalog.format('%I.%I', n.nspname, c.relname)
            from reached
            join pg_catalog.pg_class as c on c.oid = reached.relation and c.relkind = 'm' and c.relispopulated
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            group by 1
            order by pg_catalog.max(reached.level), 1
            """;

    private DependentViews() {}

    static void refresh(Connection connection, List<String> quotedTables) throws SQLException {
        var views = new ArrayList<String>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(1, connection.createArrayOf("text", quotedTables.toArray()));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    views.add(found.getString(1));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String view : views) {
                statement.execute("refresh materialized view " + view);
            }
        }
    }
}
