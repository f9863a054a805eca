package dev.plumbline.packs.sales;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.TableRows;
import dev.plumbline.data.generator.ScaledGenerator;
import dev.plumbline.packs.sales.data.SalesData;
import java.util.List;

/** The sales data set as files know it. */
public final class SalesGenerator extends ScaledGenerator<SalesData> {

    /** Found by the name of the pack. */
    public SalesGenerator() {
        super("sales", "sales-1", SalesData::of);
    }

    @Override
    protected List<TableRows> tablesOf(SalesData data) {
        return List.of(
                new TableRows(
                        "01_categories",
                        "categories",
                        List.of("id", "name", "parent_id"),
                        data.categories().size(),
                        () -> data.categories().stream()),
                new TableRows(
                        "02_products",
                        "products",
                        List.of("id", "name", "category_id", "cost_price", "selling_price", "stock_quantity"),
                        data.products().size(),
                        () -> data.products().stream()),
                new TableRows(
                        "03_customers",
                        "customers",
                        List.of("id", "name", "email", "segment", "total_lifetime_value", "created_at"),
                        data.customerCount(),
                        data::customers),
                new TableRows(
                        "04_sales_representatives",
                        "sales_representatives",
                        List.of("id", "name", "email", "region", "commission_rate"),
                        data.representatives().size(),
                        () -> data.representatives().stream()),
                new TableRows(
                        "05_orders",
                        "orders",
                        List.of("id", "customer_id", "sales_rep_id", "order_date", "total_amount", "status"),
                        data.orderCount(),
                        data::orders),
                new TableRows(
                        "06_order_items",
                        "order_items",
                        List.of("id", "order_id", "order_date", "product_id", "quantity", "unit_price", "total_price"),
                        data.itemCount(),
                        data::items));
    }

    @Override
    protected List<Promise> promisesOf(SalesData data) {
        return data.promises();
    }
}
