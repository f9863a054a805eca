package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.completion.Shell;
import dev.plumbline.schema.pack.Packs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline completion}. */
@Command(
        name = "completion",
        description = "Writes what a shell needs to complete verbs, options, their values and names of packs.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline completion bash > ~/.plumbline-completion", "plumbline completion fish"},
        sortOptions = false)
public final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(shell.script(spec.root(), Packs.names()));
        return 0;
    }
}
