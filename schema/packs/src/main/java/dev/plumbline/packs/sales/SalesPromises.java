package dev.plumbline.packs.sales;

import static dev.plumbline.types.sales.Tables.CUSTOMERS;
import static dev.plumbline.types.sales.Tables.ORDERS;
import static dev.plumbline.types.sales.Tables.ORDER_ITEMS;
import static dev.plumbline.types.sales.Tables.PRODUCTS;
import static dev.plumbline.types.sales.Tables.SALES_REPRESENTATIVES;

import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.promise.Promises;
import java.util.List;
import org.jooq.Table;

/** The promises of the sales pack: what holds of any orders, figures of the full set, three functions and their plans. */
public final class SalesPromises implements Promises {

    /** Found by the name of the pack. */
    public SalesPromises() {}

    @Override
    public String pack() {
        return "sales";
    }

    @Override
    public void data(Expectations expectations, boolean fullSet) {
        expectations
                .expect(ORDERS)
                .column(ORDERS.ID)
                .unique()
                .as("order_id_unique", "no two orders share an id, even in different months")
                .column(ORDERS.CUSTOMER_ID)
                .references(CUSTOMERS.ID)
                .as("orders_of_nobody", "the customer of every order exists")
                .column(ORDERS.SALES_REP_ID)
                .references(SALES_REPRESENTATIVES.ID)
                .as("orders_of_no_representative", "the representative of every order that names one exists")
                .column(ORDERS.STATUS)
                .acceptedValues(List.of("pending", "processing", "completed", "cancelled", "refunded"))
                .as("order_status", "orders are pending, processing, completed, cancelled or refunded");
        expectations
                .expect(ORDER_ITEMS)
                .column(ORDER_ITEMS.PRODUCT_ID)
                .references(PRODUCTS.ID)
                .as("items_of_no_product", "the product of every item exists");
        expectations
                .expect(CUSTOMERS)
                .column(CUSTOMERS.SEGMENT)
                .acceptedValues(List.of("Premium", "Regular", "New", "At-Risk", "Churned"))
                .as("customer_segment", "customers are Premium, Regular, New, At-Risk or Churned");
        if (fullSet) {
            DataSetPromise full = Packs.find("sales").dataSet("full");
            rows(expectations, full, ORDERS, "order_count");
            rows(expectations, full, ORDER_ITEMS, "item_count");
            rows(expectations, full, CUSTOMERS, "customer_count");
            rows(expectations, full, PRODUCTS, "product_count");
        }
    }

    /** The figures are those of {@code pack.yaml}. */
    private static void rows(Expectations expectations, DataSetPromise full, Table<?> table, String id) {
        String name = table.getName();
        expectations
                .expect(table)
                .rowCount(full.rowsOf(name))
                .as(id, full.fill("${rows." + name + ":,} rows of " + name));
    }

    @Override
    public List<FunctionProof> functions() {
        return SalesFunctions.proofs();
    }

    @Override
    public List<Lookup> lookups() {
        return SalesFunctions.lookups();
    }
}
