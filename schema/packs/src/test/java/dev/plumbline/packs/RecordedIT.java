package dev.plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.schema.codegen.TypesJob;
import dev.plumbline.schema.contract.BuiltCatalog;
import dev.plumbline.schema.contract.Contract;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a pack brings along for servers that lack its extensions is what a server that has them makes of its migrations.
 * {@code -Dplumbline.recorded.rewrite=true} records it again.
 */
class RecordedIT {
    private static final Path PACKS = Path.of("").toAbsolutePath();

    static List<String> packs() {
        return Packs.below(PACKS).stream()
                .filter(pack -> !pack.extensions().isEmpty())
                .map(Pack::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void isWhatTheServerMakes(String name, @TempDir Path temp) throws IOException {
        Path folder = PACKS.resolve(name);
        Pack pack = Packs.find(folder.toString());
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> name + ": the server lacks " + pack.extensions());
        if (Boolean.getBoolean("plumbline.recorded.rewrite")) {
            TypesJob.run(
                    Map.of("pack", folder.toString(), "record", folder.toString()),
                    "dev.plumbline.types." + name,
                    temp.resolve("own"));
            Contract.record(pack, folder.resolve(Contract.FILE));
            BuiltCatalog.record(pack, folder.resolve(BuiltCatalog.FILE));
            return;
        }
        Path generated = Files.createDirectories(temp.resolve("made"));
        TypesJob.run(
                Map.of("pack", folder.toString(), "record", generated.toString()),
                "dev.plumbline.types." + name,
                temp.resolve("types"));
        assertThat(texts(folder.resolve("types"))).isEqualTo(texts(generated.resolve("types")));
        Contract.record(pack, generated.resolve(Contract.FILE));
        BuiltCatalog.record(pack, generated.resolve(BuiltCatalog.FILE));
        assertThat(folder.resolve(Contract.FILE)).hasSameTextualContentAs(generated.resolve(Contract.FILE));
        assertThat(folder.resolve(BuiltCatalog.FILE)).hasSameTextualContentAs(generated.resolve(BuiltCatalog.FILE));
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
