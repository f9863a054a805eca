package dev.plumbline.operate.backup.rows;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.source.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The versions that the Flyway history tables of a database have reached. */
public final class Histories {
    private static final List<String> COLUMNS = List.of("installed_rank", "version", "type", "success");

    private Histories() {}

    public static List<Manifest.History> read(Connection connection, List<RowSet> rowSets) throws SQLException {
        var found = new ArrayList<Manifest.History>();
        for (RowSet rows : rowSets) {
            if (rows.columns().containsAll(COLUMNS) && isPlain(connection, rows.table())) {
                String version =
                        Session.text(connection, """
                        select coalesce((
                          select version from %1$s h
                          where success and version is not null and type <> 'DELETE'
                            and not exists (
                              select from %1$s d
                              where d.version = h.version and d.type = 'DELETE' and d.installed_rank > h.installed_rank)
                          order by installed_rank desc limit 1), '')
                        """.formatted(rows.table().sql()));
                found.add(new Manifest.History(rows.table().toString(), version));
            }
        }
        return found;
    }

    /** Comparing values of a user-defined type could run user-defined casts. */
    private static boolean isPlain(Connection connection, TableName table) throws SQLException {
        return Session.number(
                        connection,
                        "select count(*) from pg_catalog.pg_attribute a where a.attrelid = "
                                + Identifier.literal(table.sql())
                                + "::pg_catalog.regclass and (a.attname, a.atttypid) in (('installed_rank', 23), ('version', 1043),"
                                + " ('type', 1043), ('success', 16))")
                == COLUMNS.size();
    }
}
