package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.config.Defaults;
import dev.plumbline.cli.config.Setting;
import dev.plumbline.cli.config.Value;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.schema.pack.NewMigration;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline new}. */
@Command(
        name = "new",
        aliases = "create",
        description = "Writes the next migration of a pack and its undo file, ready to edit.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline new ./db \"add user table\"", "plumbline new ./db \"orders of a customer\" --repeatable"},
        customSynopsis = "plumbline new [PACK] WORDS [OPTION...]",
        sortOptions = false)
public final class NewCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "[PACK]",
            description = "A folder of migrations, or the name of a pack that is a folder, too (default: the pack of"
                    + " the settings).")
    private @Nullable String pack;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WORDS",
            description = "What it does, for instance \"add user table\".")
    private @Nullable String words;

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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<String> usual = Defaults.settingsOf(spec).get(Setting.PACK).map(Value::text);
        List<String> typed = Stream.of(pack, words).flatMap(Stream::ofNullable).toList();
        boolean onlyWords = typed.size() == 1 && usual.isPresent() && !isPack(typed.get(0));
        if (typed.size() < 2 && !onlyWords) {
            throw new ParameterException(
                    spec.commandLine(), "WORDS are missing: what the migration does, such as \"add user table\"");
        }
        List<Path> written = NewMigration.write(
                Packs.findOrBegin(onlyWords ? usual.orElseThrow() : typed.get(0)),
                phase,
                typed.get(typed.size() - 1),
                repeatable);
        if (output.json()) {
            output.printJson(written.stream().map(Path::toString).toList());
        } else {
            written.forEach(file -> output.out().println(asTyped(file)));
        }
        return 0;
    }

    /** A folder or a name alone is a pack whose description was forgotten. */
    private static boolean isPack(String word) {
        return new File(word).isDirectory() || Packs.names().contains(word);
    }

    /** Relative to the user's folder, when the file is below it. */
    private static Path asTyped(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
