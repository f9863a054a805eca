package dev.plumbline.operate.undo;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.undo.keep.SavedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Materialized views that the undo script populated before the rows were back. */
final class FilledViews {

    private FilledViews() {}

    static void refresh(Connection connection, List<SavedTable> kept) throws SQLException {
        String tables = kept.stream()
                .map(one -> "to_regclass(" + Identifier.literal(one.sql()) + ")")
                .collect(Collectors.joining(", "));
        List<String> views = Rows.list(connection, """
                with recursive reader as (
                  select r.ev_class as oid, 1 as depth from pg_depend d
                  join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
                  where d.refclassid = 'pg_class'::regclass and d.refobjid in (%s) and r.ev_class <> d.refobjid
                  union
                  select r.ev_class, b.depth + 1 from reader b
                  join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = b.oid
                  join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
                  where r.ev_class <> b.oid)
                select format('%%I.%%I', n.nspname, c.relname) from reader
                join pg_class c on c.oid = reader.oid and c.relkind = 'm' and c.relispopulated
                join pg_namespace n on n.oid = c.relnamespace
                group by 1 order by max(depth)
                """.formatted(tables), row -> row.getString(1));
        for (String view : views) {
            Rows.execute(connection, "refresh materialized view " + view);
        }
    }
}
