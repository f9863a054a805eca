package dev.plumbline.operate.trial;

import dev.plumbline.database.OwnSchema;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What a script destroyed, as {@link DamageSearch} found it.
 *
 * @param tables those that lost rows or values, as they were
 * @param left numbers of those that still exist afterwards
 * @param sequencesGone quoted, with their schemas
 */
public record Damage(List<TableShape> tables, Set<Long> left, List<String> sequencesGone) {

    /** A table without a page of its own has no rows: it need not be opened to know that nothing was lost. */
    private static final String ANY_ROWS =
            "select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind = 'r' and c.relpersistence <> 't' and c.oid >= 16384 and n.nspname::text <> '"
                    + OwnSchema.NAME + "' and c.relname !~ ? and pg_catalog.pg_relation_size(c.oid) > 0)";

    /** Whether any table may hold rows. */
    public static boolean anyRows(Connection connection, String bookkeeping) throws SQLException {
        return Rows.is(connection, ANY_ROWS, bookkeeping);
    }
}
