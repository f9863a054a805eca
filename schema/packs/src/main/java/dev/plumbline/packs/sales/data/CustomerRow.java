package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code customers}; the value is in cents. */
public record CustomerRow(
        UUID id, String name, String email, String segment, long totalLifetimeValue, Instant createdAt)
        implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(name);
        writer.text(email);
        writer.text(segment);
        writer.text(Cents.text(totalLifetimeValue));
        writer.text(createdAt.toString());
    }
}
