package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.cli.help.ManPage;
import dev.plumbline.cli.help.ReferencePage;
import dev.plumbline.cli.help.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** Pages that are made from the command say what it says now; {@code -Dplumbline.pages=write} makes them. */
class ReferenceTest {

    private static final Path FOLDER = Path.of("..", "docs", "reference");
    private static final CommandSpec ROOT = Plumbline.commandLine().getCommandSpec();

    @TempDir
    Path folder;

    @Test
    void pagesOfTheVerbsAreFresh() throws IOException {
        var made = new TreeMap<String, String>();
        made.put("README.md", ReferencePage.index(ROOT));
        Verbs.of(ROOT).forEach(verb -> made.put(verb.name() + ".md", ReferencePage.of(verb)));
        if ("write".equals(System.getProperty("plumbline.pages"))) {
            Files.createDirectories(FOLDER);
            for (var page : made.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        var there = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                there.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(there).isEqualTo(made);
    }

    /** Rendered without a word of complaint, with everything that can be typed in it. */
    @Test
    void manRendersEveryPage() throws Exception {
        List<CommandSpec> commands = new ArrayList<>(Verbs.of(ROOT));
        commands.add(ROOT);
        for (CommandSpec command : commands) {
            assertThat(ManPage.of(command, "1"))
                    .startsWith(".TH \"PLUMBLINE")
                    .contains(".SH NAME\n", ".SH EXIT STATUS\n");
        }
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Files.isExecutable(Path.of("/usr/bin/man"))).as("man").isTrue();
        }
        for (CommandSpec command : commands) {
            Path page = Files.writeString(folder.resolve(ManPage.fileName(command)), ManPage.of(command, "1"));
            var builder = new ProcessBuilder("man", "--warnings=w", "./" + page.getFileName())
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(java.util.Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8", "MAN_KEEP_FORMATTING", ""));
            Process man = builder.start();
            String text = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(man.waitFor()).as(text).isZero();
            assertThat(text).doesNotContain("warning:").contains("EXIT STATUS");
            command.options().stream()
                    .filter(option ->
                            !option.hidden() && command != ROOT && !option.usageHelp() && !option.versionHelp())
                    .forEach(option -> assertThat(text)
                            .contains(Stream.of(option.names())
                                    .filter(name -> name.startsWith("--"))
                                    .findFirst()
                                    .orElseThrow()));
        }
    }
}
