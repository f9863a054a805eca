package dev.plumbline.packs.sales.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who sells: five regions, a handful of people in each. */
final class SalesForce {
    private static final String[] REGIONS = {"North", "South", "East", "West", "Central"};
    private static final String[] NAMES = {
        "Alma Reed",
        "Ben Okafor",
        "Clara Voss",
        "Dario Conti",
        "Edith Lund",
        "Farid Nasser",
        "Greta Holm",
        "Hana Sato",
        "Ivan Petrov",
        "Julia Marsh",
        "Karim Aziz",
        "Lena Brandt"
    };

    private final int size;

    SalesForce(int size) {
        this.size = size;
    }

    List<RepresentativeRow> rows() {
        return IntStream.range(0, size)
                .mapToObj(number -> new RepresentativeRow(
                        Chance.key('r', number),
                        NAMES[number % NAMES.length] + (number < NAMES.length ? "" : " " + (number / NAMES.length + 1)),
                        NAMES[number % NAMES.length].toLowerCase(Locale.ROOT).replace(' ', '.') + (number + 1)
                                + "@example.com",
                        REGIONS[number % REGIONS.length],
                        100 + 25 * new Chance('r', number).below(13)))
                .toList();
    }

    int drawn(Chance chance) {
        return chance.below(size);
    }
}
