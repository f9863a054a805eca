package example;

import static dev.plumbline.types.sales.Tables.ORDERS;
import static dev.plumbline.types.sales.Tables.ORDER_ITEMS;
import static dev.plumbline.types.sales.Tables.PRODUCTS;

import dev.plumbline.types.sales.tables.records.OrderItemsRecord;
import dev.plumbline.types.sales.tables.records.OrdersRecord;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;

/** Takes orders and gives money back; the aggregates follow by themselves. */
public final class Shop {
    private final DSLContext db;

    public Shop(DSLContext db) {
        this.db = db;
    }

    /** An order of one product, paid at once. */
    public UUID sell(UUID customer, UUID product, int quantity, OffsetDateTime at) {
        return db.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            BigDecimal price = tx.select(PRODUCTS.SELLING_PRICE)
                    .from(PRODUCTS)
                    .where(PRODUCTS.ID.eq(product))
                    .fetchSingle(PRODUCTS.SELLING_PRICE);
            BigDecimal total = price.multiply(BigDecimal.valueOf(quantity));
            OrdersRecord order = tx.newRecord(ORDERS);
            order.setId(UUID.randomUUID());
            order.setCustomerId(customer);
            order.setOrderDate(at);
            order.setTotalAmount(total);
            order.setStatus("completed");
            order.insert();
            OrderItemsRecord item = tx.newRecord(ORDER_ITEMS);
            item.setOrderId(order.getId());
            item.setOrderDate(at);
            item.setProductId(product);
            item.setQuantity(quantity);
            item.setUnitPrice(price);
            item.setTotalPrice(total);
            item.insert();
            return order.getId();
        });
    }

    public void refund(UUID order) {
        db.update(ORDERS).set(ORDERS.STATUS, "refunded").where(ORDERS.ID.eq(order)).execute();
    }
}
