package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.Mix;
import java.util.List;
import java.util.Locale;

/** What there is to sell: categories, the brands of each, and how a product comes out of its number. */
final class Assortment {
    private static final int BRANDS_OF_A_CATEGORY = 14;
    private static final List<String> ENDS = List.of(
            "water, salt",
            "sugar, salt, natural flavouring",
            "sunflower oil, salt",
            "citric acid, ascorbic acid",
            "glucose syrup, emulsifier (lecithins)",
            "salt, spices");

    private final List<Category> categories = Category.all();
    private final List<String> brands =
            Words.lines("brands.txt").stream().map(line -> line[0]).toList();

    /**
     * What a product is, whatever it costs today.
     *
     * @param brand empty for what has none
     */
    record Item(Category category, String name, String brand, int size, String ingredients) {}

    Item item(Shop shop, int nth) {
        long chance = Mix.of(Mix.of(71, shop.number()), nth);
        Category category = categories.get(Mix.below(chance, categories.size()));
        String variety = Words.of(category.varieties(), chance >>> 3);
        String noun = Words.of(category.nouns(), Mix.of(chance, 1));
        int size = category.sizes()
                .get(Mix.below(Mix.of(chance, 2), category.sizes().size()));
        String brand = brand(shop, category, Mix.of(chance, 3));
        String name = (brand.isEmpty() ? "" : brand + " ") + variety + " " + noun + " " + category.written(size);
        String ingredients = category.hasIngredients()
                ? noun.toLowerCase(Locale.ROOT) + " (" + (60 + Mix.below(Mix.of(chance, 4), 39)) + " %), "
                        + Words.of(ENDS, Mix.of(chance, 5))
                : "";
        return new Item(category, name, brand, size, ingredients);
    }

    /** One product in five is the shop's own, half of what is fresh is of no brand. */
    private String brand(Shop shop, Category category, long chance) {
        if (category.kind().equals("fresh") && Words.oneIn(2, chance)) {
            return "";
        }
        if (Words.oneIn(5, chance >>> 5)) {
            return "Own " + shop.name();
        }
        int place = Mix.below(chance >>> 2, BRANDS_OF_A_CATEGORY);
        return brands.get(Mix.below(Mix.of(Mix.of(72, category.name()), place), brands.size()));
    }
}
