package dev.plumbline.cli.verb;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.schema.pack.NewMigration;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline new}. */
@Command(
        name = "new",
        aliases = "create",
        description = "Writes the next migration of a pack and its undo file, ready to edit.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline new ./db \"add user table\"", "plumbline new ./db \"orders of a customer\" --repeatable"},
        sortOptions = false)
public final class NewCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "PACK",
            description = "A folder of migrations, or the name of a pack that is a folder, too.")
    private String pack = "";

    @Parameters(index = "1", paramLabel = "WORDS", description = "What it does, for instance \"add user table\".")
    private String words = "";

    @Option(
            names = "--phase",
            paramLabel = "schema|optimize",
            defaultValue = "schema",
            description = "Default: schema.")
    private Phase phase = Phase.SCHEMA;

    @Option(names = "--repeatable", description = "A repeatable file (R__…), for functions and views.")
    private boolean repeatable;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        List<Path> written = NewMigration.write(Packs.find(pack), phase, words, repeatable);
        if (output.json()) {
            output.printJson(written.stream().map(Path::toString).toList());
        } else {
            written.forEach(file -> output.out().println(file));
        }
        return 0;
    }
}
