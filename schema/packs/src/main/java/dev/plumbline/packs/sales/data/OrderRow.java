package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code orders} with its lines, which are a file of their own. */
public record OrderRow(
        UUID id, UUID customerId, @Nullable UUID salesRepId, Instant orderDate, String status, List<OrderItemRow> items)
        implements DataRow {
    public OrderRow {
        items = List.copyOf(items);
    }

    /** In cents. */
    public long totalAmount() {
        return items.stream().mapToLong(OrderItemRow::totalPrice).sum();
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(customerId.toString());
        if (salesRepId == null) {
            writer.nothing();
        } else {
            writer.text(salesRepId.toString());
        }
        writer.text(orderDate.toString());
        writer.text(Cents.text(totalAmount()));
        writer.text(status);
    }
}
