package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;

/** A row of {@code engines}. */
public record EngineRow(int id, String name) implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.number(id);
        writer.text(name);
    }
}
