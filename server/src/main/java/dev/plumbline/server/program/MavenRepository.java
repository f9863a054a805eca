package dev.plumbline.server.program;

import dev.plumbline.database.Reason;
import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What Plumbline needs of a Maven repository: which versions there are, how large a file is, and the file with its checksum verified. */
final class MavenRepository {
    private static final List<String> ALGORITHMS = List.of("SHA-512", "SHA-256", "SHA-1");
    private static final Pattern VERSION = Pattern.compile("<version>\\s*([0-9]+(?:\\.[0-9]+)*)\\s*</version>");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(LIMIT)
            .build();

    MavenRepository(String url) {
        this.url = url.replaceFirst("/+$", "");
    }

    /** @param path group and artifact as folders */
    List<String> versions(String path) {
        String file = path + "/maven-metadata.xml";
        String metadata = text(file).orElseThrow(() -> missing(file));
        return VERSION.matcher(metadata)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    OptionalLong size(String file) {
        HttpRequest head = request(file)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<Void> answer = send(head, file, BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw missing(file);
        }
        return answer.headers().firstValueAsLong("content-length");
    }

    /** Refused, and nothing left behind, when the file does not match the repository's own checksum. */
    void fetch(String file, Path into) {
        for (String algorithm : ALGORITHMS) {
            Optional<String> wanted = text(file + "."
                            + algorithm.replace("-", "").toLowerCase(Locale.ROOT))
                    .map(line -> line.strip().split("\\s+")[0].toLowerCase(Locale.ROOT));
            if (wanted.isPresent()) {
                String found = download(file, into, algorithm);
                if (!found.equals(wanted.get())) {
                    delete(into);
                    throw new ServerException(url + "/" + file + ": its " + algorithm + " is " + found + ", expected "
                            + wanted.get() + "; nothing of it was kept (try again, or name another repository with"
                            + " PLUMBLINE_REPOSITORY)");
                }
                return;
            }
        }
        throw new ServerException(url + "/" + file + " has no checksum beside it, so it is not taken");
    }

    private String download(String file, Path into, String algorithm) {
        HttpResponse<InputStream> answer =
                send(request(file).timeout(Duration.ofMinutes(30)).build(), file, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw missing(file);
            }
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            try (var digested = new DigestInputStream(body, digest)) {
                Files.copy(digested, into);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            delete(into);
            throw unreachable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> text(String file) {
        HttpResponse<String> answer = send(request(file).build(), file, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private HttpRequest.Builder request(String file) {
        try {
            return HttpRequest.newBuilder(URI.create(url + "/" + file)).timeout(LIMIT);
        } catch (IllegalArgumentException e) {
            throw new ServerException("'" + url + "' is not an address of a Maven repository: " + e.getMessage(), e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, String file, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw unreachable(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while fetching " + url + "/" + file, e);
        }
    }

    private ServerException unreachable(String file, IOException e) {
        return new ServerException(
                "cannot fetch " + url + "/" + file + ": " + Reason.of(e)
                        + " (another repository: PLUMBLINE_REPOSITORY, or a mirror in Maven's settings.xml)",
                e);
    }

    private ServerException missing(String file) {
        return new ServerException("Maven repository " + url + " has no " + file
                + " (another repository: PLUMBLINE_REPOSITORY, or a mirror in Maven's settings.xml)");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerException(file + " cannot be deleted: " + Reason.of(e), e);
        }
    }
}
