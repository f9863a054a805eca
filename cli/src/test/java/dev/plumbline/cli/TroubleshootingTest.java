package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that the page for finding one explains are those that the code has. */
class TroubleshootingTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern HEADING = Pattern.compile("(?m)^### `(.+)`$");
    /** What stands between two parts of a message; shorter parts say nothing. */
    private static final String GAP = "…";

    private static final int LEAST = 6;

    private static List<String> sources = List.of();

    @BeforeAll
    static void readTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ROOT.relativize(file).toString().matches("(?!target/).*src/main/java/.*"))
                    .map(TroubleshootingTest::literalsJoined)
                    .toList();
        }
    }

    static Stream<String> messages() throws IOException {
        return HEADING.matcher(Files.readString(ROOT.resolve("docs/troubleshooting.md")))
                .results()
                .map(heading -> heading.group(1));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsOneOfOurs(String message) {
        List<String> parts = Stream.of(message.split(GAP))
                .filter(part -> part.length() >= LEAST)
                .toList();
        assertThat(parts).as("parts of " + message).isNotEmpty();
        assertThat(sources)
                .as("a source that says: " + message)
                .anyMatch(source -> parts.stream().allMatch(source::contains));
    }

    /** As the text reads when the program runs: literals that are only joined are one. */
    private static String literalsJoined(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
