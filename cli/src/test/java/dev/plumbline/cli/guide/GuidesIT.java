package dev.plumbline.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.preflight.Extensions;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each guide, typed into a shell from its top to its end: the files it shows are written, its commands run, and what they print is
 * what the page says. {@code -Dplumbline.guides=write} writes what they print into the pages,
 * {@code -Dplumbline.guide=loading} takes that one alone. In a package of its own, so that it comes first: it takes longest.
 */
class GuidesIT {

    private static final Path GUIDES =
            Path.of("..", "docs", "guides").toAbsolutePath().normalize();
    private static final String ONLY = System.getProperty("plumbline.guide", ".*");
    private static final boolean WRITE = "write".equals(System.getProperty("plumbline.guides"));
    /** The prose before a block, its language, what it holds. */
    private static final Pattern BLOCK = Pattern.compile("(?s)(.*?)```(\\w*)\n(.*?)\n?```");

    private static final Pattern NEEDS = Pattern.compile("<!-- needs the extension (\\w+) -->");

    /** On a page with this line the commands find a server themselves, as on a machine where nothing is set. */
    private static final String NO_SERVER = "<!-- no server is named -->";

    private static final Pattern FILE = Pattern.compile("`([\\w./-]+\\.\\w+)`[^`]*$");

    @TempDir
    Path folder;

    static Stream<Path> guides() throws IOException {
        return pages().filter(page -> needed(text(page)).isEmpty());
    }

    static Stream<Path> guidesOfExtensions() throws IOException {
        return pages().filter(page -> !needed(text(page)).isEmpty());
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDES)) {
            return files
                    .filter(file -> String.valueOf(file.getFileName()).matches("(?:" + ONLY + ")\\.md"))
                    .filter(file -> text(file).contains("```console"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** What a page shows is alike on every server, so one is enough. */
    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("guides")
    void everyCommandPrintsWhatTheGuideSays(Path guide) throws Exception {
        check(guide);
    }

    /** Not every server has the extension. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("guidesOfExtensions")
    void soDoesEveryCommandOfAGuideThatNeedsAnExtension(Path guide) throws Exception {
        check(guide);
    }

    private void check(Path guide) throws Exception {
        String page = text(guide);
        if (page.contains("$ psql ") && !"true".equals(System.getenv("CI"))) {
            assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                    .as("psql on the PATH")
                    .anyMatch(place -> Files.isExecutable(Path.of(place, "psql")));
        }
        String played = page.contains(NO_SERVER) ? playOnOwnServer(page) : playOnGivenServer(page);
        if (WRITE) {
            Files.writeString(guide, played);
        }
        assertThat(page).isEqualTo(played);
    }

    private String playOnGivenServer(String page) throws Exception {
        try (var holder = ThrowAwayDatabase.create()) {
            List<String> lacking = lacking(page, holder.database());
            assumeTrue(lacking.isEmpty(), () -> "guide: the server lacks " + lacking);
            return play(page, environment(holder.database()));
        }
    }

    private String playOnOwnServer(String page) throws Exception {
        Map<String, String> environment = environment();
        try {
            return play(page, environment);
        } finally {
            if (Files.exists(folder.resolve(".home/server"))) {
                shell("plumbline server stop", environment);
            }
        }
    }

    private String play(String page, Map<String, String> environment) throws Exception {
        var played = new StringBuilder();
        Matcher block = BLOCK.matcher(page);
        int end = 0;
        while (block.find()) {
            String language = block.group(2);
            String text = block.group(3);
            if (language.equals("console")) {
                text = run(text, environment);
            } else {
                Matcher file = FILE.matcher(block.group(1));
                if (file.find()) {
                    Path target = folder.resolve(file.group(1));
                    Files.createDirectories(target.getParent());
                    Files.writeString(target, text + "\n");
                }
            }
            played.append(block.group(1)).append("```").append(language).append('\n');
            played.append(text).append(text.endsWith("\n") ? "" : "\n").append("```");
            end = block.end();
        }
        return played.append(page.substring(end)).toString();
    }

    private String run(String console, Map<String, String> environment) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : console.split("\n")) {
            if (line.startsWith("$ ")) {
                lines.add(line);
                shell(line.substring(2), environment).lines().forEach(lines::add);
            }
        }
        return String.join("\n", lines);
    }

    private String shell(String command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("PLUMBLINE_"));
        builder.environment().putAll(environment);
        Path output = folder.resolve(".output");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        int code = process.waitFor();
        return alike(Files.readString(output), environment)
                + (code == 0 || command.startsWith("psql") ? "" : "(exit code " + code + ")\n");
    }

    /** What differs from run to run and from machine to machine gives way to what it might be. */
    private String alike(String output, Map<String, String> environment) {
        String given = environment.containsKey("PGHOST")
                ? output.replace(environment.get("PGHOST") + ":" + environment.get("PGPORT"), "localhost:5432")
                        .replace(environment.get("PGDATABASE"), "library")
                : output.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:54329");
        return given.replace(folder + "/", "")
                // What a command says it is at when that takes seconds, as it does on a busy machine.
                .replaceAll("(?m)^plumbline: (?:now at .*|[^:\\n]+: [\\d,]+ of [\\d,]+)\\n", "")
                .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "0.1 s")
                .replaceAll("\\b[\\d,]+ rows/s", "100 rows/s")
                .replaceAll("on port \\d+", "on port 54329")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)?", "2026-05-04 10:00")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2026-05-04T10:00:00Z")
                .replaceAll("(?m)(2026-05-04 10:00 +\\S+ +)\\d+$", "$112")
                .replaceAll("(?m)by +ms$", "by        ms")
                .replaceAll("seconds=\\S+ rows_per_second=\\d+", "seconds=0.100 rows_per_second=30")
                .replaceAll("-\\d{8}-\\d{6}-\\d{3}\\.plumb", "-20260504-100000-000.plumb")
                .replaceAll("PostgreSQL \\d+(\\.\\d+)?", "PostgreSQL 17.11")
                .replaceAll(
                        "\\b(embedded|container|nothing)[^(\\n]*, throw-away \\([^)]*\\)",
                        "embedded PostgreSQL 17.11, throw-away")
                .replaceAll("(?m) +$", "");
    }

    private Map<String, String> environment(Database database) throws IOException {
        Map<String, String> environment = environment();
        environment.putAll(Map.of(
                "PGHOST", database.hosts().replaceFirst(":\\d+$", ""),
                "PGPORT", database.hosts().replaceFirst("^.*:", ""),
                "PGUSER", database.user(),
                "PGPASSWORD", database.password().orElse(""),
                "PGDATABASE", database.name()));
        return environment;
    }

    /** A shell in which {@code plumbline} is this build. */
    private Map<String, String> environment() throws IOException {
        Path bin = Files.createDirectories(folder.resolve(".bin"));
        Path launcher = bin.resolve("plumbline");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        + "' dev.plumbline.cli.Plumbline \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return new HashMap<>(Map.of(
                "PATH",
                bin + File.pathSeparator + System.getenv("PATH"),
                "LC_ALL",
                "C.UTF-8",
                "PLUMBLINE_HOME",
                folder.resolve(".home").toString(),
                // Whether there is a Docker engine, and which images it has, is nothing that a page could show.
                "PLUMBLINE_SERVER",
                "embedded"));
    }

    private static List<String> lacking(String page, Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Extensions.lacking(connection, needed(page));
        }
    }

    private static List<String> needed(String page) {
        return NEEDS.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
