package dev.plumbline.cli.verb.read;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PlaceholderOptions;
import dev.plumbline.cli.option.output.OverwriteFolder;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.OutputOptions.Format;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.site.docs.DocsFolder;
import dev.plumbline.site.docs.SchemaDocs;
import dev.plumbline.site.html.Site;
import dev.plumbline.site.markdown.MarkdownSite;
import dev.plumbline.site.model.Description;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline docs}. */
@Command(
        name = "docs",
        description = "Writes the schema of a pack or a database as pages that need no server and no network.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline docs vehicles --out site",
            "plumbline docs ./db --format markdown --out docs/schema --check"
        },
        sortOptions = false)
public final class DocsCommand implements Callable<Integer> {

    private static final int SAMPLE_ROWS = 5;
    private static final int SHOWN = 20;

    @Parameters(
            arity = "0..1",
            paramLabel = "PACK",
            description = "Name of a pack, or a folder of migrations; none: the database alone.")
    private @Nullable String pack;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write the pages into.")
    private Path out = Path.of("");

    @Option(
            names = "--check",
            description = "Write nothing; exit with 1 when the pages in the folder are not what would be written.")
    private boolean check;

    @Option(names = "--samples", description = "Show the first " + SAMPLE_ROWS + " rows of each table of the database.")
    private boolean samples;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "The Java package of the generated types, for their names (default: that of a pack that"
                    + " ships, else left out).")
    private @Nullable String packageName;

    @Mixin
    private OverwriteFolder overwriting = new OverwriteFolder();

    @Mixin
    private PlaceholderOptions placeholders = new PlaceholderOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<Pack> chosen = Optional.ofNullable(pack).map(placeholders::find);
        Optional<Database> database = database(chosen);
        if (samples && database.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--samples: there are no rows without a database; name one with --url or -d");
        }
        Description description =
                new SchemaDocs(chosen, database, samples ? SAMPLE_ROWS : 0, typesOf(chosen), output::step).describe();
        SortedMap<String, String> files =
                output.format() == Format.MARKDOWN ? MarkdownSite.files(description) : Site.files(description);
        return check ? check(files) : write(files, description);
    }

    /** For a pack the pages show what its migrations build, unless a database is named on the command line itself. */
    private Optional<Database> database(Optional<Pack> chosen) {
        if (chosen.isEmpty()) {
            return Optional.of(connection.any(output));
        }
        return connection.isNamed() ? Optional.of(connection.existing(chosen.get(), output)) : Optional.empty();
    }

    private String typesOf(Optional<Pack> chosen) {
        if (packageName != null) {
            return packageName;
        }
        return chosen.filter(one -> Packs.names().contains(one.name()) && !Packs.isNamesake(one))
                .map(one -> "dev.plumbline.types." + one.name())
                .orElse("");
    }

    private int check(Map<String, String> files) {
        List<String> stale = new DocsFolder(out).stale(files);
        if (output.json()) {
            output.printJson(Map.of("folder", out.toString(), "pages", files.size(), "stale", stale));
        } else if (stale.isEmpty()) {
            output.out().println(files.size() + " pages in " + out + " are up to date");
        } else {
            stale.stream().limit(SHOWN).forEach(line -> output.out().println(line));
            if (stale.size() > SHOWN) {
                output.out().println("and " + (stale.size() - SHOWN) + " more");
            }
            output.out()
                    .println(stale.size() + " of the pages in " + out + " are out of date: run 'plumbline docs' again");
        }
        return stale.isEmpty() ? 0 : ExitCodes.FINDINGS;
    }

    private int write(SortedMap<String, String> files, Description description) {
        int written =
                new DocsFolder(out).write(files, overwriting.existing(), samples ? Readers.OWNER : Readers.BY_UMASK);
        if (output.json()) {
            output.printJson(Map.of("folder", out.toString(), "pages", files.size(), "written", written));
        } else {
            String first = files.containsKey("index.html") ? "index.html" : "README.md";
            output.out()
                    .println(description.relations().size() + " tables and views, "
                            + description.routines().size() + " functions: " + files.size() + " files, " + written
                            + " of them new or changed; begin with " + out.resolve(first));
        }
        return 0;
    }
}
