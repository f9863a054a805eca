package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import java.util.HashSet;
import java.util.Set;

/**
 * How many rows of a model year the sample takes, asked in the order of the full set: of one model year in thirty and of
 * the first of each make a few, of two that people try first all.
 */
final class Sampling {
    private static final Set<String> WHOLE = Set.of("Ford|F-150|2024", "Tesla|Model 3|2023");
    private static final int ROWS = 8;
    private static final int ELECTRIC_ROWS = 3;

    private final Set<String> makes = new HashSet<>();

    int rows(ModelYear block, int all) {
        if (WHOLE.contains(block.key())) {
            return all;
        }
        boolean first = makes.add(block.model.make());
        if (!first && Mix.below(Mix.of(block.key()) >>> 5, 30) != 0) {
            return 0;
        }
        return Math.min(all, block.model.electric() ? ELECTRIC_ROWS : ROWS);
    }
}
