package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What the pages show can be typed, and where they point there is something. */
class PagesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    /** At a prompt, or in a step of a pipeline. */
    private static final Pattern COMMAND = Pattern.compile("^(?:\\$ )?(?:- )?(?:run: )?(?:\\./)?plumbline (\\S.*)$");

    private static final Pattern SCRIPT = Pattern.compile("^sh '(.*)'$");
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?plumbline ([a-z][^`]*)`");
    /** A word in quotes, or without. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s'\"])+");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        List<String> broken = LINK.matcher(prose(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*") && !leadsSomewhere(page, link))
                .toList();
        assertThat(broken).as("links of " + page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandLineIsUnderstood(Path page) {
        List<String> refused = new ArrayList<>();
        for (String command : commands(page)) {
            try {
                parse(command);
            } catch (MissingParameterException e) {
                // A verb may be spoken of without all that it needs.
            } catch (ParameterException e) {
                refused.add("plumbline " + command + ": " + e.getMessage());
            }
        }
        assertThat(refused).as("commands of " + page).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String file = link.replaceFirst("#.*", "");
        Path target = file.isEmpty() ? ROOT.resolve(page) : ROOT.resolve(page).resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        int hash = link.indexOf('#');
        return hash < 0
                || !link.contains(".md") && hash > 0
                || headings(ROOT.relativize(target.normalize())).contains(link.substring(hash + 1));
    }

    /** As code hosts make anchors of headings. */
    private static List<String> headings(Path page) {
        return prose(page)
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> commands(Path page) {
        List<String> found = new ArrayList<>();
        boolean fenced = false;
        boolean console = false;
        for (String line : text(page).replace("\\\n", " ").split("\n")) {
            if (line.startsWith("```")) {
                fenced = !fenced;
                console = line.equals("```console");
            }
            Matcher command = COMMAND.matcher(SCRIPT.matcher(line.strip()).replaceFirst("$1"));
            // Beside what was typed, a console shows what was printed.
            boolean typed = !console || line.startsWith("$ ");
            if (fenced && typed && command.matches()) {
                found.add(command.group(1));
            }
        }
        INLINE.matcher(prose(page)).results().map(code -> code.group(1)).forEach(found::add);
        return found;
    }

    private static void parse(String command) {
        List<String> words = WORD.matcher(
                        command.replaceFirst("\\s+#.*|;.*", "").replaceAll("\\bN\\b", "15"))
                .results()
                .map(word -> word.group().replaceAll("['\"]", ""))
                .takeWhile(word -> !word.matches("[|&;].*|\\d?[<>].*"))
                .filter(word -> !word.matches("[\\[(].*|.*[\\])]"))
                .toList();
        var line = new CommandLine(new Plumbline());
        Plumbline.VERBS.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
    }

    /** The page without its blocks of code. */
    private static String prose(Path page) {
        return text(page).replaceAll("(?ms)^```.*?^```", "");
    }

    private static String text(Path page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
