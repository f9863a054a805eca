package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import org.jspecify.annotations.Nullable;

/** A row of {@code vehicle_options} without its id, which the database gives. An electric vehicle has no engine. */
public record VehicleOptionRow(
        int year,
        String make,
        String model,
        String trim,
        @Nullable Integer engineId,
        @Nullable Integer transmissionId) implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.number(year);
        writer.text(make);
        writer.text(model);
        writer.text(trim);
        number(writer, engineId);
        number(writer, transmissionId);
    }

    private static void number(DataRowWriter writer, @Nullable Integer value) {
        if (value == null) {
            writer.nothing();
        } else {
            writer.number(value);
        }
    }
}
