package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;

/** A row of {@code transmissions}. */
public record TransmissionRow(int id, String type) implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.number(id);
        writer.text(type);
    }
}
