package dev.plumbline.packs.sales;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.packs.sales.Sample.Item;
import dev.plumbline.packs.sales.Sample.Order;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the views say of the sample is what its files say, added up in Java: completed orders alone are revenue. */
class SalesViewsIT {
    private static final Sample SAMPLE = Sample.read();
    private static ThrowAwayDatabase holder;
    private static Connection connection;

    @BeforeAll
    static void seed() throws SQLException {
        holder = SampleDatabases.of(Packs.find("sales"));
        connection = holder.database().connectForUser();
    }

    @AfterAll
    static void end() throws SQLException {
        connection.close();
        holder.close();
    }

    @Test
    void daysAddUp() throws SQLException {
        Map<LocalDate, List<Item>> sold = SAMPLE.items().stream()
                .filter(item -> item.order().is("completed"))
                .collect(groupingBy(item -> day(item.order())));
        var expected = new ArrayList<List<String>>();
        new TreeMap<>(SAMPLE.orders().stream().collect(groupingBy(SalesViewsIT::day))).forEach((day, orders) -> {
            List<Item> items = sold.getOrDefault(day, List.of());
            BigDecimal cost = items.stream()
                    .map(item -> new BigDecimal(product(item.product()).get("cost_price"))
                            .multiply(BigDecimal.valueOf(item.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            expected.add(row(
                    day,
                    orders.size(),
                    in(orders, "completed").size(),
                    in(orders, "cancelled").size(),
                    in(orders, "refunded").size(),
                    customers(orders),
                    items.stream().mapToInt(Item::quantity).sum(),
                    revenue(orders),
                    revenue(orders).subtract(cost)));
        });
        assertThat(query(
                        "select day, orders, completed_orders, cancelled_orders, refunded_orders, customers, units_sold, revenue,"
                                + " gross_profit from daily_sales_summary order by day"))
                .isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(500);
    }

    @Test
    void hoursAddUp() throws SQLException {
        var expected = new ArrayList<List<String>>();
        new TreeMap<>(SAMPLE.orders().stream()
                        .collect(groupingBy(order -> order.date().truncatedTo(ChronoUnit.HOURS))))
                .forEach((hour, orders) -> expected.add(row(
                        hour,
                        orders.size(),
                        in(orders, "completed").size(),
                        customers(orders),
                        revenue(orders),
                        average(orders))));
        assertThat(query(
                        "select to_char(hour at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), orders, completed_orders,"
                                + " customers, revenue, average_order_value from hourly_metrics order by hour"))
                .isEqualTo(expected);
    }

    @Test
    void productsAndCategoriesAddUp() throws SQLException {
        Map<String, BigDecimal> revenue = new HashMap<>();
        Map<String, Integer> units = new HashMap<>();
        Map<String, Set<String>> orders = new HashMap<>();
        for (Item item : SAMPLE.items()) {
            if (item.order().is("completed")) {
                revenue.merge(item.product(), item.total(), BigDecimal::add);
                units.merge(item.product(), item.quantity(), Integer::sum);
                orders.computeIfAbsent(item.product(), key -> new HashSet<>())
                        .add(item.order().id());
            }
        }
        var expected = new ArrayList<List<String>>();
        for (Map<String, String> product : SAMPLE.products()) {
            String id = product.get("id");
            BigDecimal own = revenue.getOrDefault(id, BigDecimal.ZERO);
            long better = SAMPLE.products().stream()
                    .filter(other -> other.get("category_id").equals(product.get("category_id")))
                    .filter(other -> revenue.getOrDefault(other.get("id"), BigDecimal.ZERO)
                                    .compareTo(own)
                            > 0)
                    .count();
            int sold = units.getOrDefault(id, 0);
            expected.add(row(
                    id,
                    orders.getOrDefault(id, Set.of()).size(),
                    sold,
                    own,
                    own.subtract(new BigDecimal(product.get("cost_price")).multiply(BigDecimal.valueOf(sold))),
                    better + 1));
        }
        assertThat(query("select product_id, completed_orders, units_sold, revenue, gross_profit, rank_in_category"
                        + " from product_performance"))
                .containsExactlyInAnyOrderElementsOf(expected);

        var categories = new ArrayList<List<String>>();
        for (Map<String, String> category : SAMPLE.categories()) {
            List<String> within = SAMPLE.products().stream()
                    .filter(product -> within(product.get("category_id"), category.get("id")))
                    .map(product -> product.get("id"))
                    .toList();
            categories.add(row(
                    category.get("id"),
                    within.size(),
                    within.stream().mapToInt(id -> units.getOrDefault(id, 0)).sum(),
                    within.stream()
                            .map(id -> revenue.getOrDefault(id, BigDecimal.ZERO))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        assertThat(query("select category_id, products, units_sold, revenue from category_performance"))
                .containsExactlyInAnyOrderElementsOf(categories);
    }

    @Test
    void customersAddUp() throws SQLException {
        Map<String, List<Order>> orders = SAMPLE.orders().stream().collect(groupingBy(Order::customer));
        List<List<String>> expected = SAMPLE.customers().stream()
                .map(customer -> {
                    List<Order> own = orders.getOrDefault(customer.get("id"), List.of());
                    return row(
                            customer.get("id"),
                            customer.get("segment"),
                            in(own, "completed").size(),
                            in(own, "refunded").size(),
                            revenue(own),
                            average(own),
                            in(own, "completed").stream()
                                    .map(Order::date)
                                    .min(Comparator.naturalOrder())
                                    .orElse(null));
                })
                .toList();
        assertThat(
                        query(
                                "select customer_id, segment, completed_orders, refunded_orders, revenue, average_order_value,"
                                        + " to_char(first_order_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from customer_lifetime_value"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void representativesAddUp() throws SQLException {
        Map<String, List<Order>> orders = SAMPLE.orders().stream().collect(groupingBy(Order::representative));
        Function<Map<String, String>, BigDecimal> sold = rep -> revenue(orders.getOrDefault(rep.get("id"), List.of()));
        List<List<String>> expected = SAMPLE.representatives().stream()
                .map(rep -> {
                    List<Order> own = orders.getOrDefault(rep.get("id"), List.of());
                    long better = SAMPLE.representatives().stream()
                            .filter(other -> other.get("region").equals(rep.get("region")))
                            .filter(other -> sold.apply(other).compareTo(sold.apply(rep)) > 0)
                            .count();
                    return row(
                            rep.get("id"),
                            in(own, "completed").size(),
                            customers(own),
                            revenue(own),
                            revenue(own)
                                    .multiply(new BigDecimal(rep.get("commission_rate")))
                                    .setScale(2, RoundingMode.HALF_UP),
                            better + 1);
                })
                .toList();
        assertThat(query("select sales_rep_id, completed_orders, customers, revenue, commission, rank_in_region"
                        + " from sales_rep_performance"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static LocalDate day(Order order) {
        return order.date().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<Order> in(Collection<Order> orders, String status) {
        return orders.stream().filter(order -> order.is(status)).toList();
    }

    private static long customers(Collection<Order> orders) {
        return in(orders, "completed").stream().map(Order::customer).distinct().count();
    }

    private static BigDecimal revenue(Collection<Order> orders) {
        return in(orders, "completed").stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal average(Collection<Order> orders) {
        int completed = in(orders, "completed").size();
        return completed == 0 ? null : revenue(orders).divide(BigDecimal.valueOf(completed), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, String> product(String id) {
        return SAMPLE.products().stream()
                .filter(product -> product.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean within(String category, String above) {
        return category.equals(above)
                || SAMPLE.categories().stream()
                        .filter(row -> row.get("id").equals(category)
                                && !row.get("parent_id").isEmpty())
                        .anyMatch(row -> within(row.get("parent_id"), above));
    }

    /** Numbers are the same whatever their scale. */
    private static List<String> row(Object... values) {
        var row = new ArrayList<String>();
        for (Object value : values) {
            row.add(
                    value instanceof BigDecimal number
                            ? number.stripTrailingZeros().toPlainString()
                            : value instanceof Instant time ? time.toString() : String.valueOf(value));
        }
        return row;
    }

    private static List<List<String>> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var values = new Object[found.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.getObject(i + 1);
                }
                rows.add(row(values));
            }
            return rows;
        }
    }
}
