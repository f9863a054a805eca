package dev.plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pack is found by its name wherever it is used, so nothing but the packs themselves names one; examples in help and comments may. */
class GenericCodeTest {
    private static final Path PACKS = Path.of("").toAbsolutePath();
    private static final Path ROOT = PACKS.resolve("../..").normalize();

    /** Names that are words of the code besides: they count where a pack is asked for or its folder is. */
    private static final Set<String> WORDS = Set.of("catalog", "tools");

    /** A comment, a text block, a literal: what is left is code. */
    private static final Pattern PARTS = Pattern.compile(
            "/\\*[\\s\\S]*?\\*/|//[^\\n]*|\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'])'");

    /** Help is documentation: the texts of these are shown and never looked up. */
    private static final Pattern HELP = Pattern.compile("\\b(?:footer|description)\\s*=\\s*(?:\\{[^}]*}|[^,)]*)");

    @Test
    void noModuleNamesAPack() throws IOException {
        List<String> names = Packs.below(PACKS).stream().map(Pack::name).toList();
        assertThat(names).hasSizeGreaterThan(1);
        var found = new ArrayList<String>();
        var modules = new ArrayList<Path>();
        for (String folder : List.of(".", "schema", "test", "packaging")) {
            try (Stream<Path> below = Files.list(ROOT.resolve(folder))) {
                below.map(module -> module.resolve("src/main"))
                        .filter(Files::isDirectory)
                        .filter(main -> !main.startsWith(PACKS))
                        .forEach(modules::add);
            }
        }
        modules.add(ROOT.resolve("schema/src/main"));
        assertThat(modules).hasSizeGreaterThan(10);
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    for (String name : names) {
                        if (names(name, file.toString(), read(file))) {
                            found.add(ROOT.relativize(file) + " names the pack " + name);
                        }
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vehicles | A.java | true | if (pack.name().equals(\"vehicles\"))",
                "vehicles | A.java | true | new VehiclesGenerator()",
                "vehicles | A.java | true | query(\"select 1 from vehicles\")",
                "vehicles | a.sql | true | select 1 from vehicles",
                "vehicles | A.java | false | /** Such as vehicles. */ int a; // vehicles",
                "vehicles | A.java | false | footer = {\"plumbline up vehicles\"}",
                "catalog | A.java | true | Packs.find(\"catalog\")",
                "catalog | A.java | true | import dev.plumbline.packs.catalog.CatalogGenerator;",
                "catalog | A.java | false | import dev.plumbline.catalog.CatalogReader;",
                "catalog | A.java | false | json.put(\"catalog\", catalog)",
                "catalog | A.java | true | pack.name().equals(\"catalog\")",
                "tools | A.java | true | Path.of(\"tools/schema\")",
                "tools | A.java | false | html.append(\"<div class='tools'>\")",
            })
    void aNameIsFoundWhereItStandsForThePack(String pack, String file, boolean wanted, String text) {
        assertThat(names(pack, file, text)).isEqualTo(wanted);
    }

    private static boolean names(String pack, String file, String text) {
        if (!text.toLowerCase(Locale.ROOT).contains(pack)) {
            return false;
        }
        if (!file.endsWith(".java")) {
            return !WORDS.contains(pack) && has("(?<![\\w-])" + pack + "(?![\\w-])", text);
        }
        var literals = new ArrayList<String>();
        String code = PARTS.matcher(HELP.matcher(text).replaceAll("")).replaceAll(part -> literal(part, literals));
        String title = pack.substring(0, 1).toUpperCase(Locale.ROOT) + pack.substring(1);
        boolean named = has("dev\\.plumbline\\.(packs|types)\\." + pack, text.replaceAll("(?s)/\\*.*?\\*/", ""));
        return WORDS.contains(pack)
                ? named
                        || has("(Packs|DataSets|Promises)\\.\\w+\\(\\s*\"" + pack + "\"", text)
                        || has("name\\(\\)\\.equals\\(\"" + pack + "\"|\"" + pack + "\"\\.equals\\(", text)
                        || literals.stream().anyMatch(one -> has("^/?" + pack + "/", one))
                : named
                        || has("\\b" + title, code)
                        || literals.stream().anyMatch(one -> has("(?<!\\w)" + pack + "(?!\\w)", one));
    }

    private static String literal(MatchResult part, List<String> literals) {
        String text = part.group();
        if (text.startsWith("\"")) {
            literals.add(text.replaceAll("^\"+|\"+$", ""));
        }
        return Matcher.quoteReplacement(text.startsWith("/") ? " " : "\"\"");
    }

    private static boolean has(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }
}
