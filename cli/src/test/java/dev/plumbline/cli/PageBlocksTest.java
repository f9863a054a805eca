package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Blocks of a page that are not run: YAML and JSON can be read, workflows have what makes one, and what is shown of a file that the
 * sentence before it links to stands in that file, which the build compiles and runs.
 */
class PageBlocksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** The paragraph before a block, its language, what it holds. */
    private static final Pattern BLOCK = Pattern.compile("(?sm)^```(\\w+)\n(.*?)^```$");

    private static final Pattern QUOTED =
            Pattern.compile("\\]\\(([^)#\\s]+\\.(?:java|xml|sql|kts|yaml))\\)[^\\[\\]]*$");

    record Block(Path page, String before, String language, String text) {
        @Override
        public String toString() {
            return page + " " + language + ": "
                    + text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        }
    }

    static Stream<Block> blocks() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(pages, Stream.of(ROOT.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(PageBlocksTest::blocks)
                    .filter(block -> !block.language().matches("console|sh|text"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockIsWhatItSeems(Block block) throws IOException {
        switch (block.language()) {
            case "yaml" -> readYaml(block);
            case "json" -> new ObjectMapper().readTree(block.text());
            default -> {}
        }
        Matcher quoted = QUOTED.matcher(block.before());
        if (quoted.find()) {
            Path file =
                    ROOT.resolve(block.page()).resolveSibling(quoted.group(1)).normalize();
            assertThat(lines(Files.readString(file))).as(file.toString()).containsSubsequence(lines(block.text()));
        }
    }

    private static void readYaml(Block block) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(block.text());
        assertThat(read).isInstanceOf(Map.class);
        if (read instanceof Map<?, ?> map && map.get("jobs") instanceof Map<?, ?> jobs) {
            assertThat(map.keySet()).map(String::valueOf).contains("name", "on");
            jobs.values().forEach(PageBlocksTest::checkJob);
        }
    }

    /** As GitHub reads it: a machine, and steps that each either use an action or run a script. */
    private static void checkJob(Object job) {
        assertThat(job).isInstanceOf(Map.class);
        Map<?, ?> keys = (Map<?, ?>) job;
        assertThat(keys.get("runs-on")).isNotNull();
        assertThat((List<?>) keys.get("steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(((Map<?, ?>) step).containsKey("uses"))
                        .isNotEqualTo(((Map<?, ?>) step).containsKey("run")));
    }

    /** A page leaves lines out, and writes a version where the build puts one in. */
    private static List<String> lines(String text) {
        return text.replaceAll("@[a-z.]+@|\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?", "VERSION")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("…"))
                .toList();
    }

    private static Stream<Block> blocks(Path page) {
        String text;
        try {
            text = Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BLOCK.matcher(text).results().map(found -> {
            String before = text.substring(0, found.start()).stripTrailing();
            String paragraph = before.substring(before.lastIndexOf("\n\n") + 1);
            return new Block(ROOT.relativize(page), paragraph, found.group(1), found.group(2));
        });
    }
}
