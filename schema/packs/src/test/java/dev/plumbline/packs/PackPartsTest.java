package dev.plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.verifier.promise.Promises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pack consists of. A pack is found by its folder, and each of its parts by the pack's name: nothing lists them. */
class PackPartsTest {
    private static final Path PACKS = Path.of("").toAbsolutePath();
    private static final Path ROOT = PACKS.resolve("../..").normalize();

    static Stream<String> packs() {
        return Packs.below(PACKS).stream().map(Pack::name);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void nothingIsMissing(String name) throws IOException {
        var missing = new ArrayList<String>();
        Path folder = PACKS.resolve(name);
        for (String part : List.of("pack.yaml", "schema", "checks", "sample/manifest.json", "rows")) {
            require(missing, folder.resolve(part));
        }
        require(missing, folder.resolve("service/pom.xml"));
        require(missing, folder.resolve("service/src/test/java"));
        require(missing, ROOT.resolve("docs/packs/" + name + ".md"));
        require(missing, PACKS.resolve("src/test/java/dev/plumbline/packs/" + name));
        if (DataSets.find(name).isEmpty() || !canScale(DataSets.get(name))) {
            missing.add("a generator, " + javaName(name, "Generator"));
        }
        if (Promises.of(name).isEmpty()) {
            missing.add("promises, " + javaName(name, "Promises"));
        }
        assertThat(missing).as("missing of pack " + name).isEmpty();
        assertThat(Packs.find(name).title()).isNotEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyMigrationHasAHeaderAndAnUndo(String name) {
        Pack pack = Packs.find(name);
        var wrong = new ArrayList<String>();
        for (Phase phase : pack.phases()) {
            List<String> undone = pack.files(phase).stream()
                    .filter(file -> file.kind() == Kind.UNDO)
                    .map(file -> file.fileName().substring(1))
                    .toList();
            for (MigrationFile file : pack.files(phase)) {
                String where = phase.word() + "/" + file.fileName();
                if (file.kind() == Kind.VERSIONED
                        && !undone.contains(file.fileName().substring(1))) {
                    wrong.add(where + ": no undo beside it");
                }
                MigrationHeader header = MigrationHeader.of(file.text());
                if (file.kind() == Kind.VERSIONED
                        && !List.copyOf(header.values().keySet()).equals(MigrationHeader.KEYS)) {
                    wrong.add(
                            where + ": header has " + header.values().keySet() + ", expected " + MigrationHeader.KEYS);
                }
                if (header.lines() > 8) {
                    wrong.add(where + ": header of " + header.lines() + " lines, expected 8 at most");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void theFullSetIsOfTheSizeThatIsPromised(String name) {
        DataSet main = DataSets.get(name);
        for (DataSetPromise promised : Packs.find(name).data()) {
            DataSet set = promised.name().equals("full") ? main : main.variant(promised.name());
            var generated = new TreeMap<String, Long>();
            for (TableRows table : set.tables(Scale.FULL)) {
                generated.merge(table.table(), table.count(), Long::sum);
            }
            assertThat(promised.rows()).as(set.name()).isEqualTo(generated);
        }
        assertThat(Packs.find(name).data()).extracting(DataSetPromise::name).contains("full");
    }

    /** {@code -Dplumbline.sample.rewrite=true} rewrites the samples. */
    @ParameterizedTest
    @MethodSource("packs")
    void theSampleIsWhatTheGeneratorWrites(String name, @TempDir Path folder) throws IOException {
        sample(name, "sample", DataSets.get(name), folder);
        for (DataSetPromise set : Packs.find(name).data()) {
            if (!set.name().equals("full")) {
                sample(name, set.name(), DataSets.get(name).variant(set.name()), folder);
            }
        }
    }

    private static void sample(String name, String sample, DataSet set, Path folder) throws IOException {
        if (Boolean.getBoolean("plumbline.sample.rewrite")) {
            set.generate(Scale.SAMPLE, DataFormat.CSV, PACKS.resolve(name).resolve(sample));
            return;
        }
        DataManifest written = set.generate(Scale.SAMPLE, DataFormat.CSV, folder);
        assertThat(written).isEqualTo(set.sample());
        for (DataManifest.File file : written.files()) {
            assertThat(PACKS.resolve(name).resolve(sample).resolve(file.name()))
                    .hasSameBinaryContentAs(folder.resolve(file.name()));
        }
    }

    private static void require(List<String> missing, Path part) {
        if (!Files.exists(part)) {
            missing.add(ROOT.relativize(part).toString());
        }
    }

    private static boolean canScale(DataSet set) {
        return Optional.of(set.tables(Scale.SAMPLE))
                .filter(tables -> !tables.isEmpty())
                .isPresent();
    }

    private static String javaName(String pack, String part) {
        return "dev.plumbline.packs." + pack + "." + pack.substring(0, 1).toUpperCase() + pack.substring(1) + part;
    }
}
