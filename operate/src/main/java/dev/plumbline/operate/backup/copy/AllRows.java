package dev.plumbline.operate.backup.copy;

import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.LargeObjects;
import dev.plumbline.operate.backup.source.RowSet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** Every row, large objects and the positions of sequences. */
final class AllRows implements CopiedRows {
    private final Connection source;
    private final Connection copy;

    AllRows(Connection source, Connection copy) {
        this.source = source;
        this.copy = copy;
    }

    @Override
    public Filled fill(Inventory inventory, RowTarget into) throws SQLException, IOException {
        long copied = 0;
        for (RowSet rows : inventory.rowSets()) {
            if (CopiedRows.isThere(copy, rows.table())) {
                copied += CopiedRows.carry(source, rows.copyOut(), into, rows);
            }
        }
        if (LargeObjects.any(source)) {
            LargeObjects.prepare(copy);
            into.copy(LargeObjects.COPY_IN, CopiedRows.reading(source, LargeObjects.COPY_OUT, new AtomicLong()));
            LargeObjects.create(copy);
        }
        CopiedRows.sequences(source, copy, inventory);
        return Filled.all(copied);
    }
}
