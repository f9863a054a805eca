package dev.plumbline.cli.verb.read;

import dev.plumbline.cli.option.PlaceholderOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.schema.codegen.TypesJob;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline types}. */
@Command(
        name = "types",
        description = "Generates the jOOQ classes of a pack, or of a live database, without Maven.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline types ./db --package com.example.db --out src/main/java",
            "plumbline types --url postgresql://me@localhost/shop --package shop --out src"
        },
        sortOptions = false)
public final class TypesCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PACK",
            arity = "0..1",
            description = "Name of a pack, or a folder of migrations: they are run on a throw-away server.")
    private @Nullable String pack;

    @Option(names = "--url", paramLabel = "URL", description = "A live database to read instead of a pack.")
    private @Nullable String url;

    @Option(names = "--package", required = true, paramLabel = "NAME", description = "The Java package to generate.")
    private String packageName = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "The source folder to write to.")
    private Path out = Path.of(".");

    @Option(
            names = "--overwrite",
            description =
                    "Write into a package with files that were not generated: those of the same names are replaced.")
    private boolean overwrite;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            defaultValue = "public",
            split = ",",
            description =
                    "Schemas to read (default: ${DEFAULT-VALUE}). The types of a single schema are not bound to its"
                            + " name.")
    private List<String> schemas = List.of("public");

    @Mixin
    private PlaceholderOptions placeholders = new PlaceholderOptions();

    @Option(
            names = "--marker",
            paramLabel = "DIR",
            description =
                    "A folder of classes: META-INF/plumbline in it says which package was generated from which pack, so"
                            + " that verify finds them on its class path.")
    private @Nullable Path marker;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        // A pack from the settings gives way to an address that was typed.
        if (url != null && !spec.commandLine().getParseResult().hasMatchedPositional(0)) {
            pack = null;
        }
        if ((pack == null) == (url == null)) {
            throw new ParameterException(spec.commandLine(), "expected either a pack or --url");
        }
        var properties = new LinkedHashMap<String, String>();
        properties.put("schemas", String.join(",", schemas));
        if (marker != null) {
            properties.put("marker", marker.toString());
        }
        if (pack != null) {
            Packs.find(pack);
            properties.put("pack", pack);
            placeholders.values().forEach((name, value) -> properties.put("placeholder." + name, value));
        } else if (url != null) {
            properties.put("url", url);
        }
        output.working("types " + (pack == null ? "" : pack));
        List<Path> files = TypesJob.run(properties, packageName, out, Existing.replacedIf(overwrite));
        if (output.json()) {
            output.printJson(Map.of(
                    "package",
                    packageName,
                    "folder",
                    out.toString(),
                    "files",
                    files.stream().map(Path::toString).toList()));
        } else {
            output.out().println(files.size() + " classes of package " + packageName + " in " + out);
        }
        return 0;
    }
}
