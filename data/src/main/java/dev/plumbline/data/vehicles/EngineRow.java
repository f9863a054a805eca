package dev.plumbline.data.vehicles;

import dev.plumbline.data.Row;
import dev.plumbline.data.RowWriter;

/** A row of {@code engines}. */
public record EngineRow(int id, String name) implements Row {
    @Override
    public void writeTo(RowWriter writer) {
        writer.number(id);
        writer.text(name);
    }
}
