package dev.plumbline.packs.catalog.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of {@code shops.txt}.
 *
 * @param number its place among the shops
 * @param products how many it sells
 * @param dearer per cent above the average price
 * @param form how it writes its numbers
 */
record Shop(
        int number,
        String name,
        int products,
        int dearer,
        String form,
        boolean tellsStock,
        boolean hasReviews,
        String heading,
        int deliveryDays) {

    /** The shops share the products; what does not divide goes to the first. */
    static List<Shop> all(int products) {
        List<String[]> lines = Words.lines("shops.txt");
        var shops = new ArrayList<Shop>();
        int left = products;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String[] line = lines.get(i);
            int share = i == 0 ? left : (int) (products * Long.parseLong(line[1]) / 100);
            left -= share;
            shops.add(
                    0,
                    new Shop(
                            i,
                            line[0],
                            share,
                            Integer.parseInt(line[2]),
                            line[3],
                            line[4].equals("yes"),
                            line[5].equals("yes"),
                            line[6],
                            Integer.parseInt(line[7])));
        }
        return List.copyOf(shops);
    }

    /** What the shop calls the nth of its products. */
    String externalId(int nth) {
        return String.format(Locale.ROOT, form, 1_000L + 3L * nth);
    }
}
