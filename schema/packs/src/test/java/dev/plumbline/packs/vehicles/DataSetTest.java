package dev.plumbline.packs.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.packs.vehicles.data.EngineRow;
import dev.plumbline.packs.vehicles.data.TransmissionRow;
import dev.plumbline.packs.vehicles.data.VehicleOptionRow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full vehicles data set, row by row and without files. */
class DataSetTest {
    private static final DataSet VEHICLES = DataSets.get("vehicles");
    private static final Pattern ENDS_IN_SERIES = Pattern.compile(" Series [0-9]+$");
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
        assertThat(Arrays.stream(keys).distinct().count()).isEqualTo(keys.length);
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
            boolean before = electric.computeIfAbsent(row.make() + "|" + row.model(), key -> none);
            if (none != before || (none && row.year() < 1996)) {
                throw new AssertionError("electric, or it is not, and not before its time: " + row);
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

    /** Also a change of the JDK, the locale or the system would show here: these bytes are part of the promise. */
    @Test
    void filesOfTheFullSetAreTheSameBytesEverywhere(@TempDir Path folder) {
        Map<String, String> sha256 = new TreeMap<>();
        for (DataFormat format : DataFormat.values()) {
            VEHICLES.generate(Scale.FULL, format, folder, file -> sha256.put(file.name(), file.sha256()));
        }

        assertThat(sha256)
                .as("a change of these needs a new generator version")
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "01_engines.csv", "4c5a2bde680dfdef4d5cfc29e6f4db624ee823cc823ada29e8f18948f89a287e",
                        "02_transmissions.csv", "b2298701b41fbb4b1bb2eb352b29a8ae63b945221e790d6618845503704107ec",
                        "03_vehicle_options.csv", "0967537552b27fc8a9c9dbd19be453c03185e38f794d3695c3599669b13fa421",
                        "01_engines.sql", "c8de9c4df023e0626172dadc67847eb3de7123e3015fd424b8c5b96d23d73ff6",
                        "02_transmissions.sql", "56665d793da58ea1089edaeda9704f2994bb0dc8c9dc0f174659117056026053",
                        "03_vehicle_options.sql", "d4ce9b1d42b34b2e9128af37f39338b341113bf364459debc5e69ef8eea5615b"));
    }

    @Test
    @Tag("exhaustive")
    void aMultipleRepeatsTheFullSetUnderTrimsOfItsOwn() {
        List<TableRows> threefold = VEHICLES.tables(Scale.parse("x3"));
        Iterator<? extends DataRow> rows = threefold.get(2).rows().get().iterator();

        assertThat(threefold.get(2).count()).isEqualTo(3L * 1_122_644);
        for (String suffix : List.of("", " Series 2", " Series 3")) {
            options().forEach(row -> {
                VehicleOptionRow copy = (VehicleOptionRow) rows.next();
                if (!copy.trim().equals(row.trim() + suffix)
                        || ENDS_IN_SERIES.matcher(row.trim()).find()
                        || copy.year() != row.year()
                        || !Objects.equals(copy.engineId(), row.engineId())
                        || !Objects.equals(copy.transmissionId(), row.transmissionId())) {
                    throw new AssertionError(row + " became " + copy);
                }
            });
        }
        assertThat(rows.hasNext()).isFalse();
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
                if (parts[i] >= 1L << bits[i]) {
                    throw new AssertionError("no room in the key for " + row);
                }
                key = key << bits[i] | parts[i];
            }
            return key;
        }

        int highestEngine() {
            return Arrays.stream(engines.stream().toArray()).max().orElse(0);
        }
    }
}
