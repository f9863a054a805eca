package dev.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.vehicles.EngineRow;
import dev.plumbline.data.vehicles.TransmissionRow;
import dev.plumbline.data.vehicles.VehicleOptionRow;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The full vehicles data set, row by row and without files. */
class DataSetTest {
    private static final DataSet VEHICLES = DataSets.get("vehicles");
    private static List<TableRows> tables;

    @BeforeAll
    static void generate() {
        tables = VEHICLES.tables(Scale.FULL);
    }

    @Test
    void enginesAndTransmissionsAreDistinctAndNumberedFromOne() {
        List<EngineRow> engines = rows(0, EngineRow.class).toList();
        List<TransmissionRow> transmissions = rows(1, TransmissionRow.class).toList();

        assertThat(engines.stream().map(EngineRow::name)).hasSize(30_066).doesNotHaveDuplicates();
        assertThat(transmissions.stream().map(TransmissionRow::type))
                .hasSize(828)
                .doesNotHaveDuplicates();
        for (int i = 0; i < engines.size(); i++) {
            assertThat(engines.get(i).id()).isEqualTo(i + 1);
        }
        for (int i = 0; i < transmissions.size(); i++) {
            assertThat(transmissions.get(i).id()).isEqualTo(i + 1);
        }
        assertThat(engines.stream().map(EngineRow::name)).contains("V8 5.0L", "L4 2.0L Turbo", "V6 3.5L");
        assertThat(transmissions.stream().map(TransmissionRow::type))
                .contains("8-Speed Automatic", "6-Speed Manual", "CVT");
    }

    @Test
    void optionsAreExactlyAsManyAsPromisedAndNoneTwice() {
        Packed packed = new Packed();
        long[] keys = options().mapToLong(packed::key).sorted().toArray();

        assertThat(keys).hasSize(1_122_644);
        for (int i = 1; i < keys.length; i++) {
            assertThat(keys[i]).isNotEqualTo(keys[i - 1]);
        }
        assertThat(packed.years).hasSize(47).startsWith(1980).endsWith(2026);
        assertThat(packed.makes).hasSize(53).allMatch(make -> !make.equals(make.toUpperCase(Locale.ROOT)));
        assertThat(packed.models).hasSize(1_741);
        assertThat(packed.withoutEngine).isEqualTo(11_951);
        assertThat(packed.engines.cardinality()).as("engines in use").isEqualTo(30_066);
        assertThat(packed.transmissions.cardinality())
                .as("transmissions in use")
                .isEqualTo(828);
        assertThat(packed.highestEngine()).isEqualTo(30_066);
    }

    @Test
    void electricVehiclesAloneHaveNoEngine() {
        Map<String, Boolean> electric = new HashMap<>();
        options().forEach(row -> {
            boolean none = row.engineId() == null;
            assertThat(electric.computeIfAbsent(row.make() + "|" + row.model(), key -> none))
                    .as("%s %s is electric or it is not", row.make(), row.model())
                    .isEqualTo(none);
            if (none) {
                assertThat(row.year()).as("%s", row).isGreaterThanOrEqualTo(1996);
            }
        });
        assertThat(electric)
                .containsEntry("Tesla|Model 3", true)
                .containsEntry("Lucid|Air", true)
                .containsEntry("Rivian|R1T", true)
                .containsEntry("Polestar|2", true)
                .containsEntry("Polestar|1", false)
                .containsEntry("Nissan|Leaf", true)
                .containsEntry("Ford|F-150", false)
                .containsEntry("Ford|F-150 Lightning", true)
                .containsEntry("Toyota|Prius", false);
    }

    @Test
    void makesAreSoldInTheirYearsOnly() {
        Map<String, TreeSet<Integer>> years = new TreeMap<>();
        options()
                .forEach(row -> years.computeIfAbsent(row.make(), key -> new TreeSet<>())
                        .add(row.year()));

        assertThat(years.get("Ford")).hasSize(47);
        assertThat(years.get("Tesla").first()).isGreaterThan(2008);
        assertThat(years.get("Lexus").first()).isEqualTo(1990);
        assertThat(years.get("Saturn")).startsWith(1991).endsWith(2010);
        assertThat(years.get("Oldsmobile").last()).isEqualTo(2004);
        assertThat(years.get("Plymouth").last()).isEqualTo(2001);
        assertThat(years.get("Pontiac").last()).isEqualTo(2010);
        assertThat(years.get("Genesis").first()).isEqualTo(2017);
        assertThat(years.get("Ram").first()).isEqualTo(2011);
        assertThat(years.get("Rivian").first()).isEqualTo(2022);
    }

    @Test
    void theFordF150XltOf2024HasSeveralEngines() {
        assertThat(options()
                        .filter(row -> row.year() == 2024
                                && row.make().equals("Ford")
                                && row.model().equals("F-150")
                                && row.trim().equals("XLT"))
                        .map(VehicleOptionRow::engineId)
                        .distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void namesAreFreeOfBlanksAroundAndOfControlCharacters() {
        Set<String> names = new TreeSet<>();
        options().forEach(row -> names.addAll(List.of(row.make(), row.model(), row.trim())));
        rows(0, EngineRow.class).forEach(row -> names.add(row.name()));
        rows(1, TransmissionRow.class).forEach(row -> names.add(row.type()));

        assertThat(names).allMatch(name -> name.equals(name.strip()) && !name.isEmpty());
        assertThat(names).allMatch(name -> name.chars().noneMatch(Character::isISOControl));
        assertThat(names).noneMatch(name -> name.contains("  "));
    }

    private static Stream<VehicleOptionRow> options() {
        return rows(2, VehicleOptionRow.class);
    }

    private static <R> Stream<R> rows(int table, Class<R> type) {
        return tables.get(table).rows().get().map(type::cast);
    }

    /** Rows as exact 64-bit keys: 6 bits of year, 13 of make and model, 15 of trim, 16 of engine, 12 of transmission. */
    private static final class Packed {
        private final TreeSet<Integer> years = new TreeSet<>();
        private final TreeSet<String> makes = new TreeSet<>();
        private final Map<String, Integer> models = new HashMap<>();
        private final Map<String, Integer> trims = new HashMap<>();
        private final BitSet engines = new BitSet();
        private final BitSet transmissions = new BitSet();
        private long withoutEngine;

        long key(VehicleOptionRow row) {
            years.add(row.year());
            makes.add(row.make());
            Integer engine = row.engineId();
            Integer transmission = row.transmissionId();
            if (engine == null) {
                withoutEngine++;
            } else {
                engines.set(engine);
            }
            if (transmission != null) {
                transmissions.set(transmission);
            }
            long[] parts = {
                row.year() - 1980L,
                models.computeIfAbsent(row.make() + "|" + row.model(), name -> models.size()),
                trims.computeIfAbsent(row.trim(), name -> trims.size()),
                engine == null ? 0 : engine,
                transmission == null ? 0 : transmission
            };
            int[] bits = {6, 13, 15, 16, 12};
            long key = 0;
            for (int i = 0; i < parts.length; i++) {
                assertThat(parts[i]).isLessThan(1L << bits[i]);
                key = key << bits[i] | parts[i];
            }
            return key;
        }

        int highestEngine() {
            return Arrays.stream(engines.stream().toArray()).max().orElse(0);
        }
    }
}
