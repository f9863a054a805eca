package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One model in one year: its trims, engines and transmissions and the order in which their combinations are taken. The
 * first rows show every trim, engine and transmission once; then what fits comes first: strong engines with rich trims.
 */
final class ModelYear {
    private static final int NO_ENGINE = 0;

    final Model model;
    final int year;
    private final String[] trims;
    private final int[] engines;
    private final int[] gearboxes;

    ModelYear(Model model, int year, List<String> trims, List<EngineOffer> engines, List<Gearbox> gearboxes) {
        this.model = model;
        this.year = year;
        this.trims = trims.toArray(String[]::new);
        this.engines = model.electric() ? new int[] {NO_ENGINE} : byPower(engines, year);
        this.gearboxes =
                gearboxes.stream().mapToInt(gearbox -> gearbox.id).distinct().toArray();
    }

    String key() {
        return model.key() + "|" + year;
    }

    /** The fewest rows that show everything. */
    int least() {
        return Math.max(trims.length, Math.max(engines.length, gearboxes.length));
    }

    int most() {
        return trims.length * engines.length * gearboxes.length;
    }

    /** The first {@code rows} combinations, listed by trim, engine and transmission. */
    void rows(int rows, String suffix, Consumer<VehicleOptionRow> sink) {
        int[] chosen = rows == most() ? IntStream.range(0, rows).toArray() : choose(rows);
        for (int combination : chosen) {
            int engine = engines[combination / gearboxes.length % engines.length];
            sink.accept(new VehicleOptionRow(
                    year,
                    model.make(),
                    model.name(),
                    trims[combination / gearboxes.length / engines.length] + suffix,
                    engine == NO_ENGINE ? null : (Integer) engine,
                    gearboxes[combination % gearboxes.length]));
        }
    }

    private int[] choose(int rows) {
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = 0; i < least(); i++) {
            chosen.add(combination(i % trims.length, i % engines.length, i % gearboxes.length));
        }
        long seed = Mix.of(key());
        IntStream.range(0, most())
                .mapToLong(i -> cost(i, seed) << 20 | i)
                .sorted()
                .mapToInt(ranked -> (int) (ranked & 0xFFFFF))
                .forEach(chosen::add);
        return chosen.stream().limit(rows).mapToInt(Integer::intValue).sorted().toArray();
    }

    private long cost(int combination, long seed) {
        int gearbox = combination % gearboxes.length;
        int engine = combination / gearboxes.length % engines.length;
        int trim = combination / gearboxes.length / engines.length;
        int misfit =
                Math.abs(100 * trim / Math.max(1, trims.length - 1) - 100 * engine / Math.max(1, engines.length - 1));
        return misfit + 15L * gearbox + Mix.below(Mix.of(seed, combination), 60);
    }

    private int combination(int trim, int engine, int gearbox) {
        return (trim * engines.length + engine) * gearboxes.length + gearbox;
    }

    private static int[] byPower(List<EngineOffer> engines, int year) {
        List<EngineOffer> there = new ArrayList<>(engines);
        there.removeIf(engine -> !Years.any(engine.family.years(), year));
        there.sort((a, b) -> a.power != b.power ? Integer.compare(a.power, b.power) : Integer.compare(a.id, b.id));
        return there.stream().mapToInt(engine -> engine.id).distinct().toArray();
    }

    static String suffix(int copy) {
        return copy == 1 ? "" : " Series " + copy;
    }
}
