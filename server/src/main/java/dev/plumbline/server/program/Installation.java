package dev.plumbline.server.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL programs on this machine.
 *
 * @param origin where they come from, for people
 */
public record Installation(Binaries binaries, String origin) {
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+(?:\\.\\d+)*)");

    /** A folder and the name pattern of its folders for each version. */
    private record Place(String folder, String name, String origin) {}

    private static final List<Place> PLACES = List.of(
            new Place("/usr/lib/postgresql", "\\d+", "Debian's packages"),
            new Place("/usr", "pgsql-\\d+", "RPM packages"),
            new Place("/usr/libexec", "postgresql\\d+", "Alpine's packages"),
            new Place("/opt/homebrew/opt", "postgresql@\\d+", "Homebrew"),
            new Place("/usr/local/opt", "postgresql@\\d+", "Homebrew"),
            new Place("/home/linuxbrew/.linuxbrew/opt", "postgresql@\\d+", "Homebrew"),
            new Place("/Applications/Postgres.app/Contents/Versions", "\\d+", "Postgres.app"));

    /** Each once: downloaded earlier, on the path, in the usual places. Those of the class path are not included. */
    public static List<Installation> found(Path cache, Map<String, String> environment) {
        var candidates = new LinkedHashMap<Path, String>();
        folders(cache, "postgresql-.*-" + Pattern.quote(Binaries.platform()))
                .forEach(folder -> candidates.put(folder, "the cache"));
        for (String folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            if (!folder.isEmpty()) {
                program(Path.of(folder)).ifPresent(found -> candidates.putIfAbsent(found, "the path"));
            }
        }
        for (Place place : PLACES) {
            folders(Path.of(place.folder()), place.name())
                    .forEach(folder -> program(folder.resolve("bin"))
                            .ifPresent(found -> candidates.putIfAbsent(found, place.origin())));
        }
        var installations = new ArrayList<Installation>();
        candidates.forEach((folder, origin) -> version(folder)
                .ifPresent(version -> installations.add(new Installation(new Binaries(folder, version), origin))));
        return installations;
    }

    /** The folder above the {@code bin} that really contains a server's program. */
    private static Optional<Path> program(Path bin) {
        Path program = bin.resolve(Binaries.windows() ? "postgres.exe" : "postgres");
        try {
            return Files.isExecutable(program)
                    ? Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty where a server cannot be started from what is there. */
    private static Optional<String> version(Path folder) {
        var binaries = new Binaries(folder, "0");
        boolean whole = Stream.of("postgres", "initdb", "pg_ctl")
                .allMatch(program -> Files.isExecutable(binaries.program(program)));
        return whole ? said(binaries.program("postgres")) : Optional.empty();
    }

    private static Optional<String> said(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(line);
            return process.waitFor(20, TimeUnit.SECONDS) && version.find()
                    ? Optional.of(version.group(1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path parent, String name) {
        File[] children = parent.toFile().listFiles((folder, child) -> child.matches(name));
        return children == null
                ? List.of()
                : Arrays.stream(children).sorted().map(File::toPath).toList();
    }
}
