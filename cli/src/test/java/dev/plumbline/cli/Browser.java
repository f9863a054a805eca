package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One page of a real browser, driven by its own protocol: it is asked what it shows, what it complained about and what it loaded. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 60;
    private static final String SCROLLS =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int last;

    private Browser(Process process, Path profile, URI page) throws Exception {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(PATIENCE, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Skips the test where there is none, but not in CI. */
    static Browser start(Path temp) throws Exception {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                program.isPresent() || "true".equals(System.getenv("CI")),
                "no chromium on the PATH: the pages are not looked at in a browser");
        Path profile = Files.createTempDirectory(temp, "profile");
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile, page(profile));
        } catch (Exception | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI page(Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!Files.exists(file) || Files.readAllLines(file).isEmpty()) {
            assertThat(System.nanoTime()).as("the browser starts").isLessThan(end);
            Thread.sleep(50);
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(file).get(0) + "/json/list");
        while (true) {
            String text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                    .body();
            for (JsonNode target : JSON.readTree(text)) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asText());
                }
            }
            assertThat(System.nanoTime()).as("the browser has a page").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
            partial.append(text);
            if (whole) {
                try {
                    take(JSON.readTree(partial.toString()));
                } catch (IOException e) {
                    complaints.add("not understood: " + e);
                }
                partial.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode said = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" ->
                complaints.add(said.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complaints.add(said.path("args").toString());
            case "Log.entryAdded" ->
                complaints.add(said.path("entry").path("text").asText());
            case "Network.requestWillBeSent" ->
                requests.add(said.path("request").path("url").asText());
            default -> {
                // Of no interest.
            }
        }
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        JsonNode got = exchange(method, parameters);
        assertThat(got.has("error")).as(method + ": " + got).isFalse();
        return got.path("result");
    }

    private JsonNode exchange(String method, Map<String, ?> parameters) throws Exception {
        ObjectNode message = JSON.createObjectNode();
        int id = ++last;
        message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
        return answer.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Waits until it is loaded; what an earlier page said is forgotten. */
    void open(String url) throws Exception {
        complaints.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", url));
        loaded.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** As wide as a telephone or a desk; light or dark. */
    void size(int width, int height, String scheme) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What the expression comes to, promises waited for. */
    JsonNode ask(String script) throws Exception {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        assertThat(result.has("exceptionDetails")).as(script + ": " + result).isFalse();
        return result.path("result").path("value");
    }

    /** Waits until the expression is true. */
    void until(String script) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        // Between two pages there is nothing to ask.
        String asked = "(() => { try { return Boolean(" + script + "); } catch (e) { return false; } })()";
        while (!exchange("Runtime.evaluate", Map.of("expression", asked, "returnByValue", true))
                .at("/result/result/value")
                .asBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + script).isLessThan(end);
            Thread.sleep(50);
        }
    }

    void type(String text) throws Exception {
        send("Input.insertText", Map.of("text", text));
    }

    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
        }
    }

    /** The page as a picture, written beside the others when a folder is named by {@code -Dplumbline.pictures}. */
    void picture(String name) throws Exception {
        String folder = System.getProperty("plumbline.pictures");
        if (folder != null) {
            String data = send("Page.captureScreenshot", Map.of("captureBeyondViewport", false))
                    .path("data")
                    .asText();
            Files.createDirectories(Path.of(folder));
            Files.write(
                    Path.of(folder, name + ".png"),
                    java.util.Base64.getDecoder().decode(data));
        }
    }

    /** What is in the console, and what a policy or the network refused. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Complaints, requests to anywhere else, and what sticks out at the side; none of a page that is well. */
    List<String> faults(String origin) throws Exception {
        List<String> faults = new ArrayList<>(complaints);
        requests.stream()
                .filter(url -> !url.startsWith(origin) && !url.startsWith("data:"))
                .forEach(url -> faults.add("request to " + url));
        // A page of a new size is laid out a moment later.
        for (int i = 0; i < 20 && ask(SCROLLS).asBoolean(); i++) {
            Thread.sleep(50);
        }
        JsonNode wide = ask("""
                [...document.querySelectorAll('body *')].filter(e => {
                  const box = e.getBoundingClientRect();
                  return box.right > document.documentElement.clientWidth + 1 && box.width > 0
                    && !e.closest('.scroll, .diagram, pre, .hidden, svg, [hidden]');
                }).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 60))
                """);
        boolean scrolls = ask(SCROLLS).asBoolean();
        if (scrolls || !wide.isEmpty()) {
            faults.add("wider than the window: " + wide);
        }
        JsonNode unlabelled = ask("""
                [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, svg[role], [role=region]')].filter(e =>
                  !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim())
                  .map(e => e.outerHTML.slice(0, 80))
                """);
        unlabelled.forEach(element -> faults.add("without a label: " + element.asText()));
        JsonNode twice = ask("""
                [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)
                """);
        twice.forEach(id -> faults.add("an id twice: " + id.asText()));
        if (ask("document.querySelectorAll('main').length").asInt() != 1) {
            faults.add("not one main part");
        }
        return faults;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(profile);
    }

    /** The browser's last processes may still be writing. */
    private static void remove(Path folder) throws IOException {
        for (int attempt = 0; Files.exists(folder) && attempt < 20; attempt++) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file :
                        walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                if (attempt == 19) {
                    throw e;
                }
            }
        }
    }
}
