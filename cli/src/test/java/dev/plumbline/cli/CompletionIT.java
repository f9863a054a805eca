package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion as the shells themselves do it. */
class CompletionIT {

    @TempDir
    Path folder;

    @Test
    void bashCompletes() throws Exception {
        Path script = script("bash");
        String ask = "source " + script + "; ask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _plumbline;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"; }; cd " + folder + "; ask plumbline ";
        assertThat(shell("bash", "-c", ask + "mig")).containsExactly("migrate");
        assertThat(shell("bash", "-c", ask + "migrate --pha")).containsExactly("--phase");
        assertThat(shell("bash", "-c", ask + "migrate --phase ''")).containsExactly("schema", "optimize", "all");
        assertThat(shell("bash", "-c", ask + "up ve")).containsExactly("vehicles");
        assertThat(shell("bash", "-c", ask + "load --from some")).containsExactly("some file.csv");
        assertThat(shell("bash", "-c", ask + "migrate my")).containsExactly("my pack");
        assertThat(shell("bash", "-c", ask + "server st")).containsExactly("start", "stop", "status");
        assertThat(shell("bash", "-c", ask + "help conn")).containsExactly("connection");
    }

    @Test
    void zshCompletes() throws Exception {
        script("zsh");
        String ask = "cd " + folder + "; fpath=(" + folder + " $fpath); autoload -Uz compinit; compinit -D -u;"
                + " zmodload zsh/zpty; ";
        assertThat(zsh(ask, "plumbline mig")).contains("plumbline migrate");
        assertThat(zsh(ask, "plumbline migrate --phase opt")).contains("--phase optimize");
        assertThat(zsh(ask, "plumbline up veh")).contains("up vehicles");
        assertThat(zsh(ask, "plumbline backup --ou")).contains("--out");
    }

    /** What the line is after the tab key. */
    private String zsh(String before, String typed) throws Exception {
        Path program = Files.writeString(folder.resolve("ask.zsh"), """
                zmodload zsh/zpty
                zpty shell "TERM=dumb PS1='> ' zsh -f -i"
                zpty -w shell %s
                zpty -w shell 'bindkey "^I" complete-word; print ready'
                repeat 100; do zpty -r -t shell line && seen+=$line; [[ $seen == *$'\\n'ready* ]] && break; sleep 0.05; done
                seen=
                zpty -w -n shell %s$'\\t'
                repeat 40; do zpty -r -t shell line && seen+=$line; sleep 0.05; done
                print -r -- "$seen"
                """.formatted(quoted(before), quoted(typed)));
        return String.join("\n", shell("zsh", "-f", program.toString()));
    }

    @Test
    void fishCompletes() throws Exception {
        String source = "source " + script("fish") + "; cd " + folder + "; complete -C ";
        assertThat(shell("fish", "-c", source + "'plumbline mig'")).anyMatch(line -> line.startsWith("migrate"));
        assertThat(shell("fish", "-c", source + "'plumbline migrate --phase '"))
                .extracting(line -> line.replaceFirst("\t.*", ""))
                .containsExactlyInAnyOrder("schema", "optimize", "all");
        assertThat(shell("fish", "-c", source + "'plumbline up ve'")).anyMatch(line -> line.startsWith("vehicles"));
        assertThat(shell("fish", "-c", source + "'plumbline load --from some'"))
                .anyMatch(line -> line.contains("some"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private Path script(String shell) throws Exception {
        Files.writeString(folder.resolve("some file.csv"), "");
        Files.createDirectories(folder.resolve("my pack"));
        Ran ran = Ran.command("completion", shell);
        assertThat(ran.code()).as(ran.err()).isZero();
        return Files.writeString(folder.resolve("_plumbline"), ran.out());
    }

    /** Skipped where the shell is not installed, but for the place where everything is. */
    private static List<String> shell(String... command) throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                    .as(command[0] + " on the PATH")
                    .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectInput(new File("/dev/null")).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
