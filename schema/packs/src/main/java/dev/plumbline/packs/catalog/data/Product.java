package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;
import dev.plumbline.packs.catalog.data.Assortment.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;

/**
 * A row of {@code products}: the nth of its shop, as the refresh saw it that was the last to see it.
 *
 * @param seen seconds since 1970
 * @param gone whether later refreshes did not find it
 */
record Product(Shop shop, int nth, Item item, long seen, boolean gone, boolean hashed) implements DataRow {
    static final String COLUMNS =
            "id,shop,external_id,name,brand,category,original_category,description,ingredients,price,"
                    + "original_price,unit_price,unit_type,discount,discount_percentage,available,stock,max_order_quantity,delivery_days,"
                    + "image_url,thumbnail_url,badges,ratings,review_count,nutritional_info,url,sku,last_updated,first_seen,price_history,"
                    + "is_new,processing_errors,created_at,updated_at";
    private static final int[] DISCOUNTS = {10, 15, 20, 25, 33, 50};
    private static final int DAY = 86_400;

    /** Without a discount {@code before} is zero; where the shop gives no stock, {@code stock} is -1. */
    private record Offer(long price, long before, boolean available, int stock) {}

    private long chance(int about) {
        return Mix.of(Mix.of(Mix.of(73, shop.number()), nth), about);
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        String number = shop.externalId(nth);
        Offer offer = offer();
        String description = description();
        writer.text(Words.uuid(74 + shop.number() * 100L, nth));
        writer.text(shop.name());
        writer.text(number);
        writer.text(item.name());
        Words.text(writer, item.brand(), !item.brand().isEmpty());
        writer.text(item.category().name());
        writer.text(shop.heading() + " " + item.category().name());
        Words.text(writer, description, !description.isEmpty());
        Words.text(writer, item.ingredients(), !item.ingredients().isEmpty());
        prices(writer, offer);
        writer.text(offer.available() ? "true" : "false");
        number(writer, offer.stock(), offer.stock() >= 0);
        number(writer, 6 << Mix.below(chance(4), 3), Words.oneIn(3, chance(5)));
        writer.number(shop.deliveryDays() + Mix.below(chance(6), 2));
        addresses(writer, number, true);
        badges(writer, offer);
        reviews(writer);
        Words.text(writer, nutrition(), item.category().isEaten());
        addresses(writer, number, false);
        Words.text(writer, "SKU" + (100_000L + nth), shop.tellsStock());
        times(writer, offer);
        if (hashed) {
            writer.text(hash(description, offer));
        }
    }

    private Offer offer() {
        var category = item.category();
        long unit = category.cents() * (long) (70 + Mix.below(chance(1), 75)) / 100 * (100 + shop.dearer()) / 100;
        long price = Math.max(19, category.price(unit, item.size()) / 10 * 10 + (Words.oneIn(3, chance(2)) ? 5 : 9));
        boolean available = !gone && !Words.oneIn(14, chance(3));
        int stock = !shop.tellsStock() ? -1 : available ? 1 + Mix.below(chance(7), 240) : 0;
        if (!Words.oneIn(8, chance(8))) {
            return new Offer(price, 0, available, stock);
        }
        int less = DISCOUNTS[Mix.below(chance(9), DISCOUNTS.length)];
        return new Offer(price * (100 - less) / 100, price, available, stock);
    }

    private String description() {
        if (Words.oneIn(4, chance(10))) {
            return "";
        }
        return item.name() + (Words.oneIn(2, chance(11)) ? ". Keep in a cool, dry place." : ".\nBest before: see lid.");
    }

    private void prices(DataRowWriter writer, Offer offer) {
        long less = offer.before() - offer.price();
        boolean cheaper = offer.before() > 0;
        writer.text(Words.hundredths(offer.price()));
        Words.text(writer, Words.hundredths(offer.before()), cheaper);
        writer.text(Words.hundredths(item.category().unitPrice(offer.price(), item.size())));
        writer.text(item.category().unit());
        Words.text(writer, cheaper ? Words.hundredths(less) : "", cheaper);
        Words.text(
                writer,
                cheaper ? Words.hundredths((2 * 10_000 * less + offer.before()) / (2 * offer.before())) : "",
                cheaper);
    }

    private void addresses(DataRowWriter writer, String number, boolean pictures) {
        String path = number.replace("/", "%2F");
        if (pictures) {
            String picture = "https://img." + shop.name() + ".example/" + path;
            Words.text(writer, picture + ".jpg", !Words.oneIn(50, chance(12)));
            Words.text(writer, picture + "_s.jpg", !Words.oneIn(50, chance(12)));
        } else {
            writer.text("https://www." + shop.name() + ".example/p/" + path);
        }
    }

    private void badges(DataRowWriter writer, Offer offer) {
        var badges = new ArrayList<String>();
        if (item.name().contains("Organic")) {
            badges.add("\"organic\"");
        }
        if (offer.before() > 0) {
            badges.add("\"discount\"");
        }
        if (isNew()) {
            badges.add("\"new\"");
        }
        writer.text("[" + String.join(", ", badges) + "]");
    }

    private void reviews(DataRowWriter writer) {
        int reviews = Words.oneIn(3, chance(13)) ? 0 : Mix.below(chance(14), 40) * Mix.below(chance(15), 12);
        Words.text(
                writer,
                Words.hundredths(Math.min(500, 280 + Mix.below(chance(16), 221))),
                shop.hasReviews() && reviews > 0);
        number(writer, reviews, shop.hasReviews());
    }

    /** Each value moves by a tenth around that of its category; energy follows from them, 37 and 17 kJ a gram. */
    private String nutrition() {
        long[] tenths = new long[4];
        for (int i = 0; i < tenths.length; i++) {
            int usual = item.category().nutrition().get(i);
            tenths[i] = usual * (90L + Mix.below(chance(17 + i), 21)) / 100;
        }
        long energy = (37 * tenths[0] + 17 * tenths[1] + 17 * tenths[2] + 5) / 10;
        return "{\"energy_kj\": " + energy + ", \"fat\": " + Words.tenths(tenths[0]) + ", \"carbohydrates\": "
                + Words.tenths(tenths[1]) + ", \"protein\": " + Words.tenths(tenths[2]) + ", \"salt\": "
                + Words.tenths(tenths[3]) + "}";
    }

    private long firstSeen() {
        long days = Words.oneIn(20, chance(21)) ? Mix.below(chance(22), 30) : Mix.below(chance(22), 1_100);
        return seen - days * DAY - Mix.below(chance(23), DAY);
    }

    private boolean isNew() {
        return seen - firstSeen() < 30L * DAY;
    }

    private void times(DataRowWriter writer, Offer offer) {
        long first = firstSeen();
        Words.time(writer, seen);
        Words.time(writer, first);
        writer.text(history(first, offer));
        writer.text(isNew() ? "true" : "false");
        Words.text(writer, "[\"nutritional table is a picture\"]", Words.oneIn(200, chance(24)));
        Words.time(writer, first);
        Words.time(writer, first + Math.floorMod(chance(25), seen - first + 1));
    }

    /** Up to four prices, each some per cent from the next one; the last is that of now. */
    private String history(long first, Offer offer) {
        int entries = 1 + Mix.below(chance(26), 4);
        var history = new StringBuilder("[");
        for (int i = entries - 1; i >= 0; i--) {
            long price =
                    i == 0 ? offer.price() : Math.max(1, offer.price() * (88 + Mix.below(chance(26 + i), 25)) / 100);
            long on = first + (seen - first) / entries * (entries - 1 - i);
            history.append(history.length() > 1 ? ", " : "")
                    .append("{\"on\": \"")
                    .append(Instant.ofEpochSecond(on).atOffset(ZoneOffset.UTC).toLocalDate())
                    .append("\", \"price\": ")
                    .append(Words.hundredths(price))
                    .append('}');
        }
        return history.append(']').toString();
    }

    /** The same as the pack's {@code product_hash}, and written without looking at it. */
    private String hash(String description, Offer offer) {
        String told = String.join(
                "\u001f",
                item.name(),
                item.brand(),
                item.category().name(),
                description,
                Words.hundredths(offer.price()),
                offer.before() > 0 ? Words.hundredths(offer.before()) : "",
                offer.available() ? "yes" : "no",
                offer.stock() < 0 ? "" : String.valueOf(offer.stock()));
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void number(DataRowWriter writer, long number, boolean given) {
        if (given) {
            writer.number(number);
        } else {
            writer.nothing();
        }
    }
}
