package dev.plumbline.cli;

import dev.plumbline.cli.completion.Shell;
import dev.plumbline.cli.help.ManPage;
import dev.plumbline.cli.help.ReferencePage;
import dev.plumbline.cli.help.Verbs;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes what a package contains besides the command into the folder that is its argument: {@code man/}, {@code completion/}, {@code
 * reference/}.
 */
final class PackagedFiles {

    private PackagedFiles() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        CommandSpec root = Plumbline.commandLine().getCommandSpec();
        Path pages = Files.createDirectories(folder.resolve("man"));
        Files.writeString(pages.resolve(ManPage.fileName(root)), ManPage.of(root, BuildVersion.ofThisBuild()));
        for (CommandSpec verb : Verbs.of(root)) {
            Files.writeString(pages.resolve(ManPage.fileName(verb)), ManPage.of(verb, BuildVersion.ofThisBuild()));
        }
        Path reference = Files.createDirectories(folder.resolve("reference"));
        Files.writeString(reference.resolve("README.md"), ReferencePage.index(root));
        for (CommandSpec verb : Verbs.of(root)) {
            Files.writeString(reference.resolve(verb.name() + ".md"), ReferencePage.of(verb));
        }
        Path scripts = Files.createDirectories(folder.resolve("completion"));
        for (Shell shell : Shell.values()) {
            String name = switch (shell) {
                case BASH -> "plumbline.bash";
                case ZSH -> "_plumbline";
                case FISH -> "plumbline.fish";
            };
            Files.writeString(scripts.resolve(name), shell.script(root, Packs.names()));
        }
    }
}
