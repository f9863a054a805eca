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
import java.util.List;

/** The rows of migration histories, as far as they may be read, and no others. */
final class HistoryRows implements CopiedRows {
    private final Connection source;
    private final List<String> notes = new ArrayList<>();
    private long copied;

    HistoryRows(Connection source) {
        this.source = source;
    }

    @Override
    public void fill(Inventory inventory, RowTarget into) throws SQLException, IOException {
        notes.clear();
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
    }

    @Override
    public long rows() {
        return copied;
    }

    @Override
    public long ofAbout() {
        return copied;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
