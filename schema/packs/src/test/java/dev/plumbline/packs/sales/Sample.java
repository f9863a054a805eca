package dev.plumbline.packs.sales;

import dev.plumbline.data.DataSets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sample as its files have it, read without any database. */
record Sample(
        List<Map<String, String>> categories,
        List<Map<String, String>> products,
        List<Map<String, String>> customers,
        List<Map<String, String>> representatives,
        List<Order> orders,
        List<Item> items) {

    record Order(String id, String customer, String representative, Instant date, BigDecimal total, String status) {
        boolean is(String other) {
            return status.equals(other);
        }
    }

    record Item(Order order, String product, int quantity, BigDecimal total) {}

    static Sample read() {
        List<Order> orders = rows("05_orders.csv").stream()
                .map(row -> new Order(
                        row.get("id"),
                        row.get("customer_id"),
                        row.get("sales_rep_id"),
                        Instant.parse(row.get("order_date")),
                        new BigDecimal(row.get("total_amount")),
                        row.get("status")))
                .toList();
        Map<String, Order> byId = orders.stream().collect(Collectors.toMap(Order::id, order -> order));
        List<Item> items = rows("06_order_items.csv").stream()
                .map(row -> new Item(
                        byId.get(row.get("order_id")),
                        row.get("product_id"),
                        Integer.parseInt(row.get("quantity")),
                        new BigDecimal(row.get("total_price"))))
                .toList();
        return new Sample(
                rows("01_categories.csv"),
                rows("02_products.csv"),
                rows("03_customers.csv"),
                rows("04_sales_representatives.csv"),
                orders,
                items);
    }

    /** No value of the sample has a comma or a quote. */
    private static List<Map<String, String>> rows(String file) {
        try (var in = new BufferedReader(
                new InputStreamReader(DataSets.get("sales").openSample(file), StandardCharsets.UTF_8))) {
            String[] names = in.readLine().split(",");
            return in.lines()
                    .map(line -> {
                        String[] values = line.split(",", -1);
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < names.length; i++) {
                            row.put(names[i], values[i]);
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
