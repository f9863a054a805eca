package dev.plumbline.operate.backup.copy;

import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.rows.Sequences;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.TableName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The rows that go with a structure: they are copied after the tables exist and before the indexes do. */
interface CopiedRows {
    int AT_ONCE = 1 << 20;

    /**
     * What was copied.
     *
     * @param ofAbout the rows that the source has, by its own estimate
     * @param notes what was left out, in words
     */
    record Filled(long rows, long ofAbout, List<String> notes) {
        public Filled {
            notes = List.copyOf(notes);
        }

        static Filled all(long rows) {
            return new Filled(rows, rows, List.of());
        }
    }

    Filled fill(Inventory inventory, RowTarget into) throws SQLException, IOException;

    /** Whether the copy has the table: what its owner may not create is missing there. */
    static boolean isThere(Connection copy, TableName table) throws SQLException {
        try (PreparedStatement query = copy.prepareStatement("select pg_catalog.to_regclass(?) is not null")) {
            query.setString(1, table.sql());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Passes on what a COPY of the source returns; returns the number of rows. */
    static long carry(Connection source, String copyOut, RowTarget into, RowSet rows) throws SQLException, IOException {
        var sent = new AtomicLong();
        into.fill(rows, rows.copyInto(rows.table().sql()), reading(source, copyOut, sent));
        return sent.get();
    }

    static RowTarget.RowFeed reading(Connection source, String copyOut, AtomicLong sent) throws SQLException {
        CopyOut from = source.unwrap(PGConnection.class).getCopyAPI().copyOut(copyOut);
        return in -> {
            var buffer = new ByteArrayOutputStream();
            for (byte[] row = from.readFromCopy(); row != null; row = from.readFromCopy()) {
                buffer.write(row);
                sent.incrementAndGet();
                if (buffer.size() > AT_ONCE) {
                    in.writeToCopy(buffer.toByteArray(), 0, buffer.size());
                    buffer.reset();
                }
            }
            in.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        };
    }

    static void sequences(Connection source, Connection copy, Inventory inventory) throws SQLException {
        var there = new ArrayList<TableName>();
        for (TableName sequence : inventory.sequences()) {
            if (isThere(copy, sequence)) {
                there.add(sequence);
            }
        }
        Sequences.restore(copy, Sequences.read(source, there));
    }
}
