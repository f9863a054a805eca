package dev.plumbline.site.explore;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server: answers on 127.0.0.1 until it is closed. Requests are answered by a few threads. */
public final class Explorer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int LARGEST_FORM = 1 << 16;

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Gate gate;
    private final Pages pages;

    private Explorer(HttpServer server, ExploreOptions options) {
        this.server = server;
        this.gate = new Gate(server.getAddress().getPort());
        this.pages = new Pages(options, gate);
    }

    /** Reads the catalogue, then listens. */
    public static Explorer start(ExploreOptions options) {
        try {
            InetAddress here = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            var explorer = new Explorer(HttpServer.create(new InetSocketAddress(here, options.port()), 0), options);
            explorer.server.setExecutor(explorer.threads);
            explorer.server.createContext("/", explorer::handle);
            explorer.server.start();
            return explorer;
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot listen on 127.0.0.1:" + options.port() + ": " + e.getMessage()
                            + " (--port names another port; without it any free port is taken)",
                    e);
        }
    }

    /** With the token: anybody who has it may look. */
    public String address() {
        return gate.address();
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            Answer answer;
            try {
                answer = answer(request);
            } catch (IllegalArgumentException e) {
                answer = Answer.plain(400, "not understood");
            } catch (RuntimeException e) {
                answer = Answer.plain(500, "this is a bug in plumbline: " + e);
            }
            send(request, answer);
        }
    }

    private Answer answer(HttpExchange request) throws IOException {
        if (!gate.isHere(request)) {
            return Answer.plain(421, "this is 127.0.0.1 and answers to no other name");
        }
        String path = request.getRequestURI().getPath();
        Query query = Query.parse(request.getRequestURI().getRawQuery());
        if (path.equals("/") && gate.hasToken(query.fields())) {
            gate.letIn(request.getResponseHeaders());
            return Answer.to("/");
        }
        if (!gate.isKnown(request)) {
            return Answer.plain(403, "open the address that 'plumbline explore' printed");
        }
        return switch (request.getRequestMethod()) {
            case "GET", "HEAD" -> pages.get(path, query);
            case "POST" -> {
                Query form = Query.parse(body(request));
                yield gate.hasForm(form.fields(), request)
                        ? pages.post(path, form)
                        : Answer.plain(403, "this form does not belong to these pages");
            }
            default -> Answer.plain(405, "GET or POST");
        };
    }

    private static String body(HttpExchange request) throws IOException {
        try (InputStream in = request.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_FORM + 1);
            if (body.length > LARGEST_FORM) {
                throw new IllegalArgumentException("a form of more than " + LARGEST_FORM + " bytes");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange request, Answer answer) throws IOException {
        Headers headers = request.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // Without any policy a browser would not say where a form comes from.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!answer.alone()) {
            headers.set("Content-Security-Policy", POLICY);
        }
        byte[] body = new byte[0];
        if (answer.type().isEmpty()) {
            headers.set("Location", answer.body());
        } else {
            headers.set("Content-Type", answer.type());
            body = answer.body().getBytes(StandardCharsets.UTF_8);
        }
        boolean head = request.getRequestMethod().equals("HEAD") || body.length == 0;
        request.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        if (!head) {
            request.getResponseBody().write(body);
        }
    }

    /** Gives requests in progress a second to finish. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
