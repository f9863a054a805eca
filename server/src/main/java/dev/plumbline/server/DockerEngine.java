package dev.plumbline.server;

import dev.plumbline.database.ServerException;
import dev.plumbline.database.UserHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Docker engine, before Testcontainers is loaded, whether it is running and has an image: Testcontainers itself waits minutes if an
 * engine has no registry from which to pull its helper images.
 */
final class DockerEngine {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final SocketAddress address;

    private DockerEngine(SocketAddress address) {
        this.address = address;
    }

    /** The engine that {@code DOCKER_HOST} or one of the usual sockets names, if it answers. */
    static Optional<DockerEngine> find(Map<String, String> environment) {
        String given = environment.get("DOCKER_HOST");
        Stream<SocketAddress> addresses = given != null && !given.isBlank()
                ? Stream.ofNullable(parse(given))
                : Stream.of(
                                "/var/run/docker.sock",
                                UserHome.of(environment).folder() + "/.docker/run/docker.sock",
                                Objects.requireNonNullElse(environment.get("XDG_RUNTIME_DIR"), "/run") + "/docker.sock")
                        .filter(path -> Files.exists(Path.of(path)))
                        .map(UnixDomainSocketAddress::of);
        return addresses
                .map(DockerEngine::new)
                .filter(engine -> engine.status("GET", "/_ping") == 200)
                .findFirst();
    }

    private static @Nullable SocketAddress parse(String host) {
        URI uri;
        try {
            uri = new URI(host);
        } catch (URISyntaxException e) {
            throw new ServerException("DOCKER_HOST is not an address: " + e.getMessage(), e);
        }
        if ("unix".equals(uri.getScheme())) {
            return UnixDomainSocketAddress.of(uri.getPath());
        }
        boolean plain = "tcp".equals(uri.getScheme()) && System.getenv("DOCKER_TLS_VERIFY") == null;
        return plain ? new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort()) : null;
    }

    boolean hasImage(String image) {
        return status("GET", "/images/" + image + "/json") == 200;
    }

    /** Pulls an image; false when the registry does not answer or does not have it. */
    boolean pull(String image) {
        int slash = image.lastIndexOf('/');
        int colon = image.indexOf(':', slash + 1);
        String name = colon < 0 ? image : image.substring(0, colon);
        String tag = colon < 0 ? "latest" : image.substring(colon + 1);
        status(
                "POST",
                "/images/create?fromImage=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&tag="
                        + URLEncoder.encode(tag, StandardCharsets.UTF_8));
        return hasImage(image);
    }

    /** The status of a response read to its end; 0 when nothing comes for a while. */
    private int status(String method, String path) {
        var watch = new Timer("plumbline-docker", true);
        try (SocketChannel channel = SocketChannel.open(address)) {
            TimerTask[] silence = {closing(channel)};
            watch.schedule(silence[0], SILENCE.toMillis());
            String request = method + " " + path + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var reader =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            String first = reader.readLine();
            while (reader.readLine() != null) {
                silence[0].cancel();
                silence[0] = closing(channel);
                watch.schedule(silence[0], SILENCE.toMillis());
            }
            return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
        } catch (IOException | RuntimeException e) {
            return 0;
        } finally {
            watch.cancel();
        }
    }

    private static TimerTask closing(SocketChannel channel) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    channel.close();
                } catch (IOException e) {
                    return;
                }
            }
        };
    }
}
