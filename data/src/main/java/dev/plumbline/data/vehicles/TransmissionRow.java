package dev.plumbline.data.vehicles;

import dev.plumbline.data.Row;
import dev.plumbline.data.RowWriter;

/** A row of {@code transmissions}. */
public record TransmissionRow(int id, String type) implements Row {
    @Override
    public void writeTo(RowWriter writer) {
        writer.number(id);
        writer.text(type);
    }
}
