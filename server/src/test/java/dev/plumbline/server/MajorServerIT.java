package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.database.ServerException;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.Fetched;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of our own serves what this build brings, under another version. */
class MajorServerIT {
    private static final int MAJOR = Binaries.majorOfThisBuild();
    private static final String VERSION = MAJOR + ".99.0";

    private final List<String> messages = new ArrayList<>();
    private String checksum = "";
    private HttpServer repository;
    private final String fetchedByMaven = System.getProperty("maven.repo.local", "");

    @TempDir
    private Path temp;

    @BeforeEach
    void serve() throws Exception {
        System.setProperty("maven.repo.local", temp.resolve("fetched by Maven").toString());
        Path jar = jarOfThisBuild();
        checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(jar)));
        repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/maven", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.endsWith("maven-metadata.xml")
                    ? ("<versions><version>" + MAJOR + ".9.0</version><version>" + VERSION + "</version><version>"
                                    + (MAJOR + 1) + ".0.0</version></versions>")
                            .getBytes(StandardCharsets.UTF_8)
                    : path.endsWith("-" + VERSION + ".jar.sha1")
                            ? checksum.getBytes(StandardCharsets.UTF_8)
                            : path.endsWith("-" + VERSION + ".jar") ? Files.readAllBytes(jar) : null;
            boolean wanted = exchange.getRequestMethod().equals("GET");
            if (body != null && !wanted) {
                exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
            }
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null || !wanted ? -1 : body.length);
            if (body != null && wanted) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        repository.start();
    }

    @AfterEach
    void stop() {
        System.setProperty("maven.repo.local", fetchedByMaven);
        repository.stop(0);
        FileTree.delete(temp);
    }

    @Test
    void theNewestOfAVersionComesFromTheMirrorWithItsSizeSaidFirst() throws Exception {
        Path home = Files.createDirectories(temp.resolve("home"));
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                "<settings><mirrors><mirror><id>m</id><mirrorOf>*,!inner</mirrorOf><url>" + url()
                        + "</url></mirror></mirrors></settings>");

        Installation installed = install(Map.of("HOME", home.toString()));

        assertThat(installed.binaries().version()).isEqualTo(MAJOR + ".99");
        assertThat(messages)
                .singleElement()
                .asString()
                .startsWith("fetching " + url())
                .matches(".*\\(\\d+ MB\\)");
        assertThat(Installation.found(cache(), Map.of()))
                .filteredOn(one -> one.origin().equals("the cache"))
                .singleElement()
                .satisfies(one -> assertThat(one.binaries().version()).isEqualTo(Binaries.ofThisBuild()));
    }

    @Test
    void aFileThatIsNotWhatItsChecksumSaysIsNotKept() throws Exception {
        checksum = "0".repeat(40);

        assertThatThrownBy(() -> install(environment()))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("its SHA-1 is")
                .hasMessageContaining("expected " + checksum);
        try (var left = Files.list(cache())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aVersionThatIsNowhereIsSaid() {
        assertThatThrownBy(() -> Fetched.install(MAJOR + 7, cache(), environment(), messages::add))
                .hasMessageContaining("has no PostgreSQL " + (MAJOR + 7));
    }

    @Test
    void theNearestIsTakenAndSaid() throws Exception {
        try (MajorServer server = MajorServer.start(MAJOR);
                MajorServer far = MajorServer.start(99)) {
            assertThat(major(server)).isEqualTo(MAJOR);
            assertThat(server.isExact()).isTrue();
            assertThat(server.describe()).doesNotContain("nearest");
            assertThat(major(far)).isEqualTo(far.major()).isNotEqualTo(99);
            long folders = Stream.of(server, far)
                    .filter(one -> !one.describe().contains("in a container"))
                    .count();
            assertThat(locksHeld())
                    .as("making the second keeps the lock of the first")
                    .isGreaterThanOrEqualTo(folders);
            assertThat(far.isExact()).isFalse();
            assertThat(far.describe()).contains("the nearest to 99 here (plumbline server install 99");
        }
    }

    private static int major(MajorServer server) throws SQLException {
        try (Connection connection = server.database("postgres").connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** As the system counts them; where it does not tell, nothing is held against it. */
    private static long locksHeld() throws IOException {
        Path locks = Path.of("/proc/locks");
        if (!Files.isReadable(locks)) {
            return Long.MAX_VALUE;
        }
        String ours = ".* POSIX .* WRITE " + ProcessHandle.current().pid() + " .*";
        return Files.readAllLines(locks).stream()
                .filter(line -> line.matches(ours))
                .count();
    }

    private Installation install(Map<String, String> environment) {
        return Fetched.install(MAJOR, cache(), environment, messages::add);
    }

    private Map<String, String> environment() {
        return Map.of("HOME", temp.resolve("home").toString(), "PLUMBLINE_REPOSITORY", url());
    }

    private Path cache() {
        return temp.resolve("cache");
    }

    private String url() {
        return "http://127.0.0.1:" + repository.getAddress().getPort() + "/maven";
    }

    private static Path jarOfThisBuild() throws IOException {
        var resource = Objects.requireNonNull(
                Binaries.class.getClassLoader().getResource("postgres-" + Binaries.platform() + ".txz"));
        return Path.of(
                ((JarURLConnection) resource.openConnection()).getJarFile().getName());
    }
}
