package dev.plumbline.operate.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where the Flyway history tables of a database stand. */
final class Histories {
    private static final List<String> COLUMNS = List.of("installed_rank", "version", "type", "success");

    private Histories() {}

    static List<Manifest.History> read(Connection connection, List<RowSet> rowSets) throws SQLException {
        var found = new ArrayList<Manifest.History>();
        for (RowSet rows : rowSets) {
            if (rows.columns().containsAll(COLUMNS)) {
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
}
