package example;

import static dev.plumbline.types.sales.Tables.CATEGORIES;
import static dev.plumbline.types.sales.Tables.CUSTOMERS;
import static dev.plumbline.types.sales.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.test.PlumblineTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

@PlumblineTest(pack = "sales", sample = false)
class DashboardTest {

    @Test
    void theDashboardFollowsTheShop(DSLContext sql) {
        UUID category = UUID.randomUUID();
        UUID product = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        sql.insertInto(CATEGORIES, CATEGORIES.ID, CATEGORIES.NAME).values(category, "Lamps").execute();
        sql.insertInto(PRODUCTS, PRODUCTS.ID, PRODUCTS.NAME, PRODUCTS.CATEGORY_ID, PRODUCTS.COST_PRICE, PRODUCTS.SELLING_PRICE)
                .values(product, "Harbour Lamp", category, new BigDecimal("20.00"), new BigDecimal("49.90"))
                .execute();
        sql.insertInto(CUSTOMERS, CUSTOMERS.ID, CUSTOMERS.NAME, CUSTOMERS.EMAIL)
                .values(customer, "Ada Adler", "ada@example.com")
                .execute();
        var shop = new Shop(sql);
        var dashboard = new Dashboard(sql);
        OffsetDateTime evening = OffsetDateTime.parse("2025-03-07T20:15:00Z");

        UUID first = shop.sell(customer, product, 2, evening);
        shop.sell(customer, product, 1, evening.plusHours(1));
        assertThat(dashboard.hours(LocalDate.of(2025, 3, 7)))
                .extracting(hour -> hour.getRevenue())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("99.80"), new BigDecimal("49.90"));
        assertThat(dashboard.ordersOf(customer)).hasSize(2);

        shop.refund(first);
        assertThat(dashboard.months(LocalDate.of(2025, 3, 1)))
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.getOrders()).isEqualTo(2);
                    assertThat(month.getRefundedOrders()).isEqualTo(1);
                    assertThat(month.getRevenue()).isEqualByComparingTo("49.90");
                });

        sql.execute("refresh materialized view product_performance");
        sql.execute("refresh materialized view category_performance");
        assertThat(dashboard.departments()).containsOnlyKeys("Lamps");
        assertThat(dashboard.departments().get("Lamps")).isEqualByComparingTo("49.90");
    }
}
