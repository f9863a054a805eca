package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.help.Topic;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help that fits on a screen, says what is true, and words for a mistake that a person would use. */
class HelpTest {

    private static final CommandLine ALL = Plumbline.commandLine();

    /** A word in quotes, or without. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

    static Stream<CommandSpec> verbs() {
        return ALL.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpOfAVerbIsAScreenWithTwoExamples(CommandSpec verb) {
        Ran ran = Ran.command(verb.name(), "--help");
        assertThat(ran.code()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(24);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines.stream().filter(line -> line.startsWith("  plumbline " + verb.name())))
                .hasSize(2);
        assertThat(Ran.command("help", verb.name()).out()).isEqualTo(ran.out());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void examplesAreUnderstood(CommandSpec verb) {
        for (String example : verb.usageMessage().footer()) {
            List<String> words = WORD.matcher(example)
                    .results()
                    .map(word -> word.group().replaceAll("['\"]", ""))
                    .takeWhile(word -> !word.equals(">"))
                    .toList();
            assertThat(words.get(0)).isEqualTo("plumbline");
            Plumbline.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyOptionIsToldAtLength(CommandSpec verb) {
        String full = Ran.command("help", verb.name(), "--all").out();
        assertThat(verb.options().stream()
                        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                        .map(OptionSpec::names)
                        .map(names -> Stream.of(names)
                                .filter(name -> name.startsWith("--"))
                                .findFirst()
                                .orElseThrow()))
                .allSatisfy(name -> assertThat(full).containsPattern("(?m)^ +(-\\w, )?" + Pattern.quote(name) + "\\b"));
    }

    /** One thing has one name: a folder is DIR, what is read is --from, what is written is --out. */
    @Test
    void oneThingIsSpeltOneWay() {
        assertThat(verbs().flatMap(verb -> verb.options().stream()))
                .noneMatch(option -> option.paramLabel().matches("FOLDER|DIRECTORY|PATHS"))
                .noneMatch(option -> List.of(option.names()).contains("--in"))
                .noneMatch(option -> List.of(option.names()).contains("--output"));
        assertThat(verbs().flatMap(verb -> verb.options().stream())
                        .filter(option -> List.of(option.names()).contains("--from")))
                .extracting(option -> option.shortestName())
                .containsOnly("-f");
        assertThat(verbs().flatMap(verb -> verb.options().stream())
                        .filter(option -> List.of(option.names()).contains("--out")))
                .extracting(option -> option.shortestName())
                .containsOnly("-o");
    }

    @Test
    void whatIsCommonToAllIsToldOnce() {
        for (Topic topic : Topic.values()) {
            Ran ran = Ran.command("help", topic.word());
            assertThat(ran.code()).isZero();
            assertThat(ran.out().lines().toList())
                    .hasSizeLessThanOrEqualTo(topic == Topic.INPUT ? 45 : 32)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
        assertThat(Ran.command("help", "connection").out()).contains("--url", "--database", "PLUMBLINE_URL");
        assertThat(Ran.command("migrate", "--help").out()).doesNotContain("--url URL", "--format");
    }

    /** A time is typed with its unit, or as the plain number that it was before there were units. */
    @Test
    void everyTimeIsTypedAlike() {
        assertThat(verbs().flatMap(verb -> verb.options().stream()))
                .noneMatch(option -> option.paramLabel().matches("MS|S|SECONDS|MILLISECONDS"))
                .filteredOn(option -> option.paramLabel().equals("TIME"))
                .allSatisfy(option -> assertThat(option.type()).isEqualTo(Duration.class));
        for (String line : List.of(
                "migrate a --lock-timeout 5000 = --lock-timeout 5s",
                "migrate a --statement-timeout 60000 = --statement-timeout 1m",
                "migrate a --wait 90 = --wait 90s",
                "undo a --lock-timeout 500 = --lock-timeout 500ms",
                "load --from a --wait 7200 = --wait 2h",
                "backfill --table a --set b=1 --pause 0 = --pause 0ms",
                "backfill --table a --set b=1 --max-lag 5 = --max-lag 5000ms")) {
            String[] sides = line.split(" = ");
            String[] old = sides[0].split(" ");
            String name = old[old.length - 2];
            String[] now = sides[0].replaceFirst("\\S+ \\S+$", sides[1]).split(" ");
            assertThat(value(name, old)).as(line).isNotNull().isEqualTo(value(name, now));
        }
        assertThat(Ran.command("undo", "--help").out()).contains("[10s]").doesNotContain("PT1");
    }

    private static Object value(String name, String... line) {
        return Plumbline.commandLine()
                .parseArgs(line)
                .subcommand()
                .matchedOption(name)
                .getValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint | unknown verb 'lint': did you mean 'plumbline plan'?",
                "rollback | unknown verb 'rollback': did you mean 'plumbline undo'?",
                "hsitory | unknown verb 'hsitory': did you mean 'plumbline history'?",
                "Migrate | unknown verb 'Migrate': did you mean 'plumbline migrate'?",
                "xyzzy | unknown verb 'xyzzy': 'plumbline help' lists the verbs",
                "migrate a --lock-timeuot 3 | unknown option --lock-timeuot of migrate: did you mean --lock-timeout?",
                "migrate a --lock-retries abc | --lock-retries: 'abc' is not a whole number: see 'plumbline migrate --help'",
                "migrate a --wait soon | --wait: 'soon', expected a time such as 30s, 5m or 0: see 'plumbline migrate --help'",
                "migrate a --lock-timeout -1 | --lock-timeout: '-1', expected a time such as 500ms, 5s or 0: see 'plumbline migrate --help'",
                "migrate a b | 'b' is one argument too many: see 'plumbline migrate --help'",
                "migrate | PACK is missing: see 'plumbline migrate --help'",
                "migrate a --phase al | --phase: 'al', expected one of schema, optimize, all: did you mean 'all'?",
                "load --table t | --from PATH is missing: see 'plumbline load --help'",
                "backup --out | --out needs a value: FILE: see 'plumbline backup --help'",
                "backup --out a --out b | --out is given twice: see 'plumbline backup --help'",
                "help lod | no help about 'lod', did you mean 'plumbline help load': see 'plumbline help --help'"
            })
    void aMistakeIsToldInAPersonsWords(String command, String message) {
        Ran ran = Ran.command(command.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("plumbline: " + message + "\n");
    }

    @Test
    void anErrorIsJsonWhereTheResultWouldBe() throws Exception {
        Ran ran = Ran.command("migrate", "a", "--phase", "al", "--format", "json");
        assertThat(ran.code()).isEqualTo(2);
        var error = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(ran.out())
                .path("error");
        assertThat(error.path("kind").asText()).isEqualTo("usage");
        assertThat(error.path("verb").asText()).isEqualTo("migrate");
        assertThat(error.path("where").asText()).isEqualTo("--phase");
        assertThat(error.path("found").asText()).isEqualTo("al");
        assertThat(error.path("expected").asText()).isEqualTo("one of schema, optimize, all");
        assertThat(error.path("fix").asText()).isEqualTo("did you mean 'all'?");
    }
}
