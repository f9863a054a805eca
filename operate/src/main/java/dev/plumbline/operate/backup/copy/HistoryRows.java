package dev.plumbline.operate.backup.copy;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Session;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** The rows of migration histories, as far as they may be read, and no others. */
final class HistoryRows implements CopiedRows {
    private final Connection source;

    HistoryRows(Connection source) {
        this.source = source;
    }

    @Override
    public Filled fill(Inventory inventory, RowTarget into) throws SQLException, IOException {
        var notes = new ArrayList<String>();
        long copied = 0;
        for (RowSet rows : inventory.rowSets()) {
            if (!rows.table().table().startsWith("flyway_") || rows.columns().isEmpty()) {
                continue;
            }
            if (!Session.text(
                            source,
                            "select pg_catalog.has_table_privilege("
                                    + Identifier.literal(rows.table().sql()) + ", 'select')")
                    .equals("t")) {
                notes.add(rows.table() + " may not be read (grant select on it): its rows are not on the copy");
                continue;
            }
            copied += CopiedRows.carry(source, rows.copyOut(), into, rows);
        }
        return new Filled(copied, copied, notes);
    }
}
