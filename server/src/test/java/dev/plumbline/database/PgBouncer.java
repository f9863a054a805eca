package dev.plumbline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PgBouncer in front of a server, for one test. */
final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final Database database;

    /** @param settings of its configuration, one a line */
    PgBouncer(Database server, String... settings) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        Path users = readable(
                "users", "\"" + server.user() + "\" \"" + server.password().orElse("") + "\"\n");
        var lines = new ArrayList<>(List.of(
                "[databases]",
                "* = host=" + server.host() + " port=" + server.port(),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = trust",
                "auth_file = " + users));
        lines.addAll(List.of(settings));
        Path configuration = readable("pgbouncer.ini", String.join("\n", lines) + "\n");
        var command = new ArrayList<>(List.of(program()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(configuration.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var properties = new TreeMap<>(server.properties());
        database = new Database("127.0.0.1:" + port, server.name(), properties);
        await(port);
    }

    /** The server as it is reached through it. */
    Database database() {
        return database;
    }

    private static String program() {
        String found = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(found).as("pgbouncer is not installed").isNotEmpty();
        }
        assertThat(found).as("pgbouncer is not installed").isNotEmpty();
        return found;
    }

    private Path readable(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(int port) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("log")))
                        .isTrue();
                Thread.sleep(50);
            }
        }
        throw new IOException("pgbouncer does not listen: " + Files.readString(folder.resolve("log")));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        for (String name : List.of("users", "pgbouncer.ini", "log")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
