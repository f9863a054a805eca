package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code order_items}; prices are in cents. */
public record OrderItemRow(UUID id, UUID orderId, Instant orderDate, UUID productId, int quantity, long unitPrice)
        implements DataRow {
    /** In cents. */
    public long totalPrice() {
        return quantity * unitPrice;
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(orderId.toString());
        writer.text(orderDate.toString());
        writer.text(productId.toString());
        writer.number(quantity);
        writer.text(Cents.text(unitPrice));
        writer.text(Cents.text(totalPrice()));
    }
}
