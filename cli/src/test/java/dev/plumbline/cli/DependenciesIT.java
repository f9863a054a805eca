package dev.plumbline.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the command ships is known byte by byte and named with its licence; a changed version changes both files. */
class DependenciesIT {

    private static final Path LIBRARIES = Path.of("target", "lib");

    @Test
    void everyLibraryIsTheOneThatWasReviewed() throws Exception {
        Map<String, String> reviewed = Files.readAllLines(Path.of("src/test/resources/dependencies.sha256")).stream()
                .collect(toMap(line -> line.substring(66).strip(), line -> line.substring(0, 64)));
        List<String> strange = new ArrayList<>();
        for (Path jar : libraries()) {
            String name = jar.getFileName().toString();
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
            if (!found.equals(reviewed.get(name))) {
                strange.add(name + ": expected " + reviewed.get(name) + ", actual " + found);
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void everyLibraryIsNamedWithItsLicence() throws IOException {
        List<String> named = Files.readAllLines(Path.of("..", "NOTICE")).stream()
                .filter(line -> line.matches("\\S+ {2,}\\S+ {2,}\\S.*"))
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(libraries())
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(named)
                        .contains(jar.getFileName().toString().replaceFirst("-\\d[\\w.-]*\\.jar$", "")));
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            return jars.filter(jar -> !jar.getFileName().toString().startsWith("plumbline-"))
                    .toList();
        }
    }
}
