package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Mix;
import dev.plumbline.data.Scale;
import dev.plumbline.packs.vehicles.data.Quota.Claim;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The rows of the vehicles data set at one scale. Immutable and cheap to hold (about 20 MB): the option rows are made
 * as they are read, the same ones in the same order each time. Streams need no closing.
 */
public final class VehicleData {
    private static final DataSetPromise FULL = Packs.find("vehicles").dataSet("full");
    private static final int ENGINES = FULL.rowsOf("engines");
    private static final int TRANSMISSIONS = FULL.rowsOf("transmissions");
    private static final int OPTIONS = FULL.rowsOf("vehicle_options");
    private static final int ELECTRIC_OPTIONS = FULL.figure("options_without_engine");
    private static final int YEARS = FULL.figure("years");
    private static final int MAKES = FULL.figure("makes");
    private static final int MODELS = FULL.figure("models");

    private record Part(ModelYear block, int rows) {}

    private final List<EngineRow> engines;
    private final List<TransmissionRow> transmissions;
    private final List<Part> parts;
    private final int copies;

    private VehicleData(List<EngineRow> engines, List<TransmissionRow> transmissions, List<Part> parts, int copies) {
        this.engines = List.copyOf(engines);
        this.transmissions = List.copyOf(transmissions);
        this.parts = List.copyOf(parts);
        this.copies = copies;
    }

    public static VehicleData of(Scale scale) {
        VehicleData full = full(Math.max(1, scale.factor()));
        return scale.isSample() ? full.sample() : full;
    }

    public Stream<EngineRow> engines() {
        return engines.stream();
    }

    public Stream<TransmissionRow> transmissions() {
        return transmissions.stream();
    }

    /**
     * The options in the order of an export of a catalogue that grew by many suppliers' updates: the model years one
     * after the other in no order, the rows of one model year together.
     */
    public Stream<VehicleOptionRow> options() {
        return LongStream.range(0, (long) parts.size() * copies).boxed().mapMulti((nth, sink) -> {
            Part part = parts.get((int) (nth % parts.size()));
            part.block().rows(part.rows(), ModelYear.suffix((int) (nth / parts.size()) + 1), sink);
        });
    }

    public long optionCount() {
        return parts.stream().mapToLong(Part::rows).sum() * copies;
    }

    /** What the full set promises and what these rows have; at xN there are N times the options. */
    public List<Promise> promises() {
        Set<Integer> years = new HashSet<>();
        Set<String> makes = new HashSet<>();
        Set<String> models = new HashSet<>();
        long electric = 0;
        for (Part part : parts) {
            Model model = part.block().model;
            years.add(part.block().year);
            makes.add(model.make());
            models.add(model.key());
            electric += model.electric() ? part.rows() : 0;
        }
        return List.of(
                new Promise("engines", ENGINES, engines.size()),
                new Promise("transmissions", TRANSMISSIONS, transmissions.size()),
                new Promise("options", (long) OPTIONS * copies, optionCount()),
                new Promise("years", YEARS, years.size()),
                new Promise("makes", MAKES, makes.size()),
                new Promise("models", MODELS, models.size()),
                new Promise("options without engine", (long) ELECTRIC_OPTIONS * copies, electric * copies));
    }

    private static VehicleData full(int copies) {
        Knowledge knowledge = Knowledge.read();
        Gearboxes gearboxes = new Gearboxes(knowledge.gearboxes(), TRANSMISSIONS);
        Lineup lineup = new Lineup(knowledge, gearboxes);
        List<Generation> phases = lineup.phases();
        List<String> names = Engines.name(phases, ENGINES);
        List<TransmissionRow> transmissions = number(gearboxes.all());
        List<ModelYear> burning = new ArrayList<>();
        List<ModelYear> electric = new ArrayList<>();
        for (Generation phase : phases) {
            for (int year = phase.years().first(); year <= phase.years().last(); year++) {
                (phase.model().electric() ? electric : burning)
                        .add(new ModelYear(
                                phase.model(),
                                year,
                                lineup.trims(phase.model(), year),
                                phase.engines(),
                                gearboxes.in(phase, year)));
            }
        }
        List<Part> parts = new ArrayList<>(parts(burning, OPTIONS - ELECTRIC_OPTIONS));
        parts.addAll(parts(electric, ELECTRIC_OPTIONS));
        parts.sort(Comparator.comparingLong((Part part) -> Mix.of(part.block().key()))
                .thenComparing(part -> part.block().key()));
        List<EngineRow> engines = IntStream.range(0, names.size())
                .mapToObj(i -> new EngineRow(i + 1, names.get(i)))
                .toList();
        return new VehicleData(engines, transmissions, parts, copies);
    }

    private static List<TransmissionRow> number(List<Gearbox> gearboxes) {
        List<TransmissionRow> rows = new ArrayList<>();
        for (Gearbox gearbox : gearboxes) {
            gearbox.id = rows.size() + 1;
            rows.add(new TransmissionRow(gearbox.id, gearbox.name));
        }
        return rows;
    }

    private static List<Part> parts(List<ModelYear> blocks, int total) {
        List<Claim> claims = new ArrayList<>();
        for (ModelYear block : blocks) {
            long chance = Mix.of(block.key());
            long weight = block.model.segment().weight * (75L + Mix.below(chance, 51));
            claims.add(new Claim(weight, block.least(), block.most(), chance));
        }
        int[] rows = Quota.share(total, claims);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new Part(blocks.get(i), rows[i]))
                .toList();
    }

    /** A few model years of every make, a few rows of each, with the ids they have in the full set. */
    private VehicleData sample() {
        Sampling sampling = new Sampling();
        List<Part> few = parts.stream()
                .map(part -> new Part(part.block(), sampling.rows(part.block(), part.rows())))
                .filter(part -> part.rows() > 0)
                .toList();
        Set<Integer> engineIds = new TreeSet<>();
        Set<Integer> transmissionIds = new TreeSet<>();
        new VehicleData(engines, transmissions, few, 1).options().forEach(row -> {
            if (row.engineId() != null) {
                engineIds.add(row.engineId());
            }
            if (row.transmissionId() != null) {
                transmissionIds.add(row.transmissionId());
            }
        });
        return new VehicleData(
                engines.stream().filter(row -> engineIds.contains(row.id())).toList(),
                transmissions.stream()
                        .filter(row -> transmissionIds.contains(row.id()))
                        .toList(),
                few,
                1);
    }
}
