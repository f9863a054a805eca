package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the sales data set at one scale. Orders are made as they are read, the same ones each time, in the order of their time;
 * nothing is held but what every customer has spent. Safe for many threads.
 */
public final class SalesData {
    public static final long ORDERS = 1_000_000;
    public static final int CUSTOMERS = 80_000;
    public static final int PRODUCTS = 2_000;
    public static final int REPRESENTATIVES = 60;
    private static final int MONTHS = 36;

    /** Lines of ten orders that follow one another: three on average. */
    private static final int[] LINES = {3, 1, 4, 2, 2, 6, 3, 1, 5, 3};

    private static final int OPEN_DAYS = 6;

    private final long orders;
    private final Calendar calendar;
    private final Assortment assortment;
    private final Clientele clientele;
    private final SalesForce force;
    private long @Nullable [] spent;

    private SalesData(long orders, int customers, int products, int representatives) {
        this.orders = orders;
        this.calendar = new Calendar(orders);
        this.assortment = new Assortment(products);
        this.clientele = new Clientele(customers);
        this.force = new SalesForce(representatives);
    }

    public static SalesData of(Scale scale) {
        return scale.isSample()
                ? new SalesData(1_000, 250, 160, 10)
                : new SalesData(ORDERS * scale.factor(), CUSTOMERS * scale.factor(), PRODUCTS, REPRESENTATIVES);
    }

    public List<CategoryRow> categories() {
        return assortment.categories();
    }

    public List<ProductRow> products() {
        return assortment.products();
    }

    public List<RepresentativeRow> representatives() {
        return force.rows();
    }

    public int customerCount() {
        return clientele.size();
    }

    public Stream<CustomerRow> customers() {
        long[] values = spent();
        return IntStream.range(0, clientele.size()).mapToObj(number -> clientele.row(number, values[number]));
    }

    public long orderCount() {
        return orders;
    }

    public Stream<OrderRow> orders() {
        return LongStream.range(0, orders).mapToObj(this::order);
    }

    public long itemCount() {
        return 3 * orders;
    }

    public Stream<OrderItemRow> items() {
        return orders().flatMap(order -> order.items().stream());
    }

    /** What the full set has and what these rows have. */
    public List<Promise> promises() {
        return List.of(
                new Promise("orders", ORDERS, orders),
                new Promise("order items", 3 * ORDERS, itemCount()),
                new Promise("customers", CUSTOMERS, customerCount()),
                new Promise("products", PRODUCTS, products().size()),
                new Promise("months", MONTHS, MONTHS));
    }

    private OrderRow order(long number) {
        var chance = new Chance('o', number);
        UUID id = Chance.key('o', number);
        int day = calendar.day(number);
        Instant time = calendar.time(number);
        int customer = clientele.drawn(chance, day);
        UUID representative = chance.next() < 0.6 ? Chance.key('r', force.drawn(chance)) : null;
        int lines = LINES[(int) (number % LINES.length)];
        var items = new ArrayList<OrderItemRow>(lines);
        double refunds = 0;
        for (int line = 0; line < lines; line++) {
            int product = assortment.drawn(chance);
            refunds = Math.max(refunds, assortment.refunds(product));
            long price = assortment.price(product, day);
            int quantity = price > 20_000 ? 1 : 1 + (int) (3 * chance.next() * chance.next());
            items.add(new OrderItemRow(
                    Chance.key('i', number * 10 + line), id, time, Chance.key('p', product), quantity, price));
        }
        return new OrderRow(id, Chance.key('k', customer), representative, time, status(chance, day, refunds), items);
    }

    /** The orders of the last days are still on their way; of the others most are completed. */
    private static String status(Chance chance, int day, double refunds) {
        double draw = chance.next();
        if (day >= Calendar.DAYS - OPEN_DAYS && draw < 0.8) {
            return draw < 0.35 ? "pending" : "processing";
        }
        double settled = chance.next();
        return settled < 0.07 ? "cancelled" : settled < 0.07 + refunds ? "refunded" : "completed";
    }

    /** What each customer has spent on completed orders; made once, by going through all of them. */
    private synchronized long[] spent() {
        long[] known = spent;
        if (known == null) {
            known = new long[clientele.size()];
            for (long number = 0; number < orders; number++) {
                OrderRow order = order(number);
                if (order.status().equals("completed")) {
                    known[clientele.drawn(new Chance('o', number), calendar.day(number))] += order.totalAmount();
                }
            }
            spent = known;
        }
        return known;
    }
}
