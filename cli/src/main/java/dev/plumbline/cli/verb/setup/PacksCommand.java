package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.data.DataSets;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.SqlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline packs}. */
@Command(
        name = "packs",
        description = "Lists the packs that ship, or what a folder holds: a pack, or a folder for each of several.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline packs", "plumbline packs ./databases --format json"},
        sortOptions = false)
public final class PacksCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder of migrations, or of packs.")
    private @Nullable Path folder;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Path where = folder;
        List<Pack> packs =
                where == null ? Packs.names().stream().map(Packs::find).toList() : in(where);
        if (output.json()) {
            output.printJson(packs.stream().map(PacksCommand::json).toList());
            return 0;
        }
        var table = new Table("pack", "migrations", "checks", "data sets", "sample", "title");
        for (Pack pack : packs) {
            table.row(
                    pack.name(),
                    Long.toString(migrations(pack)),
                    Integer.toString(checks(pack)),
                    String.join(", ", dataSets(pack)),
                    hasSample(pack) ? "yes" : "no",
                    pack.title());
        }
        table.print(output.out());
        return 0;
    }

    private static List<Pack> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    folder + ": no such folder, expected a folder of migrations or of packs");
        }
        List<Pack> below = Packs.below(folder);
        return Files.exists(folder.resolve("pack.yaml")) || below.isEmpty()
                ? List.of(Packs.find(folder.toString()))
                : below;
    }

    private static Map<String, Object> json(Pack pack) {
        var json = new LinkedHashMap<String, Object>();
        json.put("pack", pack.name());
        json.put("title", pack.title());
        json.put("folder", pack.folder().toString());
        json.put("phases", pack.phases().stream().map(phase -> phase.word()).toList());
        json.put("migrations", migrations(pack));
        json.put("checks", checks(pack));
        json.put("data_sets", dataSets(pack));
        json.put("sample", hasSample(pack));
        json.put("postgresql", pack.postgresql());
        json.put("extensions", pack.extensions());
        return json;
    }

    private static long migrations(Pack pack) {
        return pack.phases().stream()
                .flatMap(phase -> pack.files(phase).stream())
                .filter(file -> file.kind() != MigrationFile.Kind.UNDO)
                .count();
    }

    private static int checks(Pack pack) {
        return pack.checks().map(SqlFiles::below).orElse(List.of()).size();
    }

    private static List<String> dataSets(Pack pack) {
        return pack.data().stream().map(set -> set.name()).toList();
    }

    private static boolean hasSample(Pack pack) {
        return !Packs.isNamesake(pack) && DataSets.find(pack.name()).isPresent();
    }
}
