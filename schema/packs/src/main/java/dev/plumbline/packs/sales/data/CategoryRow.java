package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code categories}. */
public record CategoryRow(UUID id, String name, @Nullable UUID parentId) implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(name);
        if (parentId == null) {
            writer.nothing();
        } else {
            writer.text(parentId.toString());
        }
    }
}
