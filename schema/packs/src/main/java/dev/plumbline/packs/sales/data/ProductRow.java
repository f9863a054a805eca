package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.util.UUID;

/** A row of {@code products}; prices are in cents. */
public record ProductRow(UUID id, String name, UUID categoryId, long costPrice, long sellingPrice, int stockQuantity)
        implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(name);
        writer.text(categoryId.toString());
        writer.text(Cents.text(costPrice));
        writer.text(Cents.text(sellingPrice));
        writer.number(stockQuantity);
    }
}
