package dev.plumbline.planner.target;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a database has rows: judged by the length of its files, so that no right on a table is needed and no policy is run. */
public final class StoredRows {
    private static final String ANY = """
            select exists (
              select from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'm')
                and c.relpersistence <> 't'
                and n.nspname not in ('pg_catalog', 'information_schema', 'plumbline')
                and c.relname !~ ?
                and not exists (
                  select from pg_depend d
                  where d.classid = 'pg_class'::regclass
                    and d.objid = c.oid and d.deptype = 'e')
                and pg_relation_size(c.oid) > 0)""";

    private StoredRows() {}

    /** Our own records and tables of extensions do not count. A table whose rows were deleted since it was last vacuumed does. */
    public static boolean in(Database database) {
        try (Connection connection = database.connectToRead();
                PreparedStatement query = connection.prepareStatement(ANY)) {
            query.setString(1, CatalogScope.BOOKKEEPING);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "rows of " + database + ": " + e.getMessage(), e);
        }
    }
}
