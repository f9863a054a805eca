package dev.plumbline.packs.sales.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the shop sells. Some products sell far better than others, and prices drift from month to month. */
final class Assortment {
    /** A department, what lies in it, and the cents that things there cost from and to. */
    private record Department(String name, int from, int to, String... parts) {}

    private static final Department[] DEPARTMENTS = {
        new Department("Electronics", 1900, 189_900, "Laptops", "Phones", "Headphones", "Cameras", "Televisions"),
        new Department("Home", 900, 79_900, "Lamps", "Bedding", "Storage", "Kitchen Appliances", "Cookware"),
        new Department("Clothing", 990, 24_900, "Shirts", "Trousers", "Jackets", "Shoes", "Socks"),
        new Department("Sports", 790, 149_900, "Cycling", "Running", "Camping", "Swimming", "Fitness"),
        new Department("Books", 490, 6_900, "Novels", "Cookbooks", "Travel Guides", "Textbooks", "Comics"),
        new Department("Toys", 690, 19_900, "Board Games", "Building Sets", "Dolls", "Puzzles", "Outdoor Toys"),
        new Department("Garden", 590, 99_900, "Tools", "Furniture", "Plants", "Grills", "Watering"),
        new Department("Beauty", 390, 14_900, "Skin Care", "Hair Care", "Perfume", "Make-up", "Shaving")
    };
    private static final String[] LINES = {
        "Aurora", "Basil", "Cobalt", "Delta", "Ember", "Fjord", "Garnet", "Harbour", "Indigo", "Juniper", "Kestrel",
        "Linden"
    };
    private static final String[] KINDS = {"Classic", "Plus", "Compact", "Studio", "Travel", "Family", "Pro", "Light"};
    private static final int PARTS = 5;

    private final List<CategoryRow> categories;
    private final int products;

    Assortment(int products) {
        this.products = products;
        var rows = new ArrayList<CategoryRow>();
        for (Department department : DEPARTMENTS) {
            var above = new CategoryRow(Chance.key('c', rows.size()), department.name(), null);
            rows.add(above);
            for (String part : department.parts()) {
                rows.add(new CategoryRow(Chance.key('c', rows.size()), part, above.id()));
            }
        }
        categories = List.copyOf(rows);
    }

    List<CategoryRow> categories() {
        return categories;
    }

    List<ProductRow> products() {
        return IntStream.range(0, products).mapToObj(this::product).toList();
    }

    /** The product of a draw: few are sold often, all now and then. */
    int drawn(Chance chance) {
        double draw = chance.next();
        return (int) (products * draw * draw * Math.sqrt(draw));
    }

    /** In cents: a list price that rises and falls with the months, and less in the week of the rush. */
    long price(int product, int day) {
        var chance = new Chance('p', product);
        Department department = DEPARTMENTS[product % DEPARTMENTS.length];
        double list = department.from() * Math.pow((double) department.to() / department.from(), chance.next());
        double yearly = -0.06 + 0.14 * chance.next();
        double wave = 0.04 * Math.sin(day / 58.0 + chance.next() * 6);
        boolean sale = Calendar.FIRST.plusDays(day).getMonthValue() == 11
                && Calendar.FIRST.plusDays(day).getDayOfMonth() > 22;
        long price = Math.round(list * (1 + yearly * day / 365 + wave) * (sale ? 0.85 : 1));
        return Math.max(99, price / 10 * 10 + 9);
    }

    /** Electronics and clothing come back more often than books. */
    double refunds(int product) {
        return switch (product % DEPARTMENTS.length) {
            case 0, 2 -> 0.085;
            case 4 -> 0.012;
            default -> 0.035;
        };
    }

    private ProductRow product(int number) {
        var chance = new Chance('s', number);
        int department = number % DEPARTMENTS.length;
        int part = number / DEPARTMENTS.length % PARTS;
        long price = price(number, Calendar.DAYS - 1);
        String name = chance.of(LINES) + " " + DEPARTMENTS[department].parts()[part] + " " + chance.of(KINDS) + " "
                + (100 + number);
        return new ProductRow(
                Chance.key('p', number),
                name,
                categories.get(department * (PARTS + 1) + 1 + part).id(),
                Math.round(price * (0.52 + 0.23 * chance.next())),
                price,
                chance.next() < 0.04 ? chance.below(10) : 10 + chance.below(490));
    }
}
