package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.output.OverwriteFolder;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline generate}. */
@Command(
        name = "generate",
        description = "Writes the data set of a pack as files: the same bytes every time and everywhere.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline generate vehicles --scale sample --out data",
            "plumbline generate crawler --set dirty --as sql"
        },
        sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "Name of a pack that has a data set: plumbline packs lists them.")
    private String pack = "";

    @Option(
            names = "--scale",
            paramLabel = "sample|full|xN",
            defaultValue = "full",
            description = "How much: a sample, the full size or N times that (default: ${DEFAULT-VALUE}).")
    private String scale = "full";

    @Option(
            names = "--set",
            paramLabel = "NAME",
            defaultValue = "full",
            description = "Which data set of the pack, as its pack.yaml names them (default: ${DEFAULT-VALUE}).")
    private String set = "full";

    @Option(
            names = "--as",
            paramLabel = "csv|sql",
            defaultValue = "csv",
            description = "CSV with a header line, or INSERT statements of 1,000 rows (default: ${DEFAULT-VALUE}).")
    private String form = "csv";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder to write to, made when missing (default: PACK-SCALE, such as vehicles-full).")
    private @Nullable Path out;

    @Mixin
    private OverwriteFolder overwriting = new OverwriteFolder();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private record Written(DataManifest.File file, double seconds) {}

    @Override
    public Integer call() {
        DataSet main = DataSets.get(pack);
        DataSet dataSet = set.equals("full") ? main : main.variant(set);
        Scale chosen = Scale.parse(scale);
        DataFormat as = DataFormat.parse(form);
        Path folder = out == null ? Path.of(dataSet.name() + "-" + chosen) : out;
        output.tell("generating " + dataSet.name() + ", scale " + chosen + ", into " + folder);
        List<Written> files = new ArrayList<>();
        long start = System.nanoTime();
        long[] last = {start};
        output.working("generating " + dataSet.name());
        DataManifest manifest = dataSet.generate(chosen, as, folder, overwriting.existing(), file -> {
            long now = System.nanoTime();
            files.add(new Written(file, (now - last[0]) / 1e9));
            last[0] = now;
            output.working("generating " + dataSet.name() + ", " + file.name() + " written");
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        if (output.json()) {
            output.printJson(json(manifest, folder, files, seconds));
        } else {
            print(folder, files, seconds);
        }
        return 0;
    }

    private void print(Path folder, List<Written> files, double seconds) {
        var table = new Table("file", "table", "rows", "bytes", "seconds");
        for (Written written : files) {
            DataManifest.File file = written.file();
            table.row(file.name(), file.table(), number(file.rows()), number(file.bytes()), seconds(written.seconds()));
        }
        table.print(output.out());
        output.out()
                .println("written to " + folder + ": " + files.size() + " files, "
                        + number(files.stream()
                                .mapToLong(written -> written.file().rows())
                                .sum())
                        + " rows, "
                        + number(files.stream()
                                .mapToLong(written -> written.file().bytes())
                                .sum())
                        + " bytes, " + seconds(seconds) + " s, and " + DataManifest.NAME);
    }

    private static Map<String, Object> json(DataManifest manifest, Path folder, List<Written> files, double seconds) {
        var json = new LinkedHashMap<String, Object>();
        json.put("data_set", manifest.dataSet());
        json.put("scale", manifest.scale());
        json.put("as", manifest.format());
        json.put("generator", manifest.generator());
        json.put("folder", folder.toString());
        json.put("seconds", rounded(seconds));
        json.put(
                "files",
                files.stream()
                        .map(written -> {
                            DataManifest.File file = written.file();
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("name", file.name());
                            entry.put("table", file.table());
                            entry.put("rows", file.rows());
                            entry.put("bytes", file.bytes());
                            entry.put("sha256", file.sha256());
                            entry.put("seconds", rounded(written.seconds()));
                            return entry;
                        })
                        .toList());
        return json;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
