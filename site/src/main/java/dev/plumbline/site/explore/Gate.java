package dev.plumbline.site.explore;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Access control: a request must be to this very address, which prevents DNS rebinding, with the cookie that the token in the first
 * address is exchanged for; a form that does something carries a token that only our pages know.
 */
final class Gate {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int port;
    private final String token = word();
    private final String session = word();
    private final String form = word();

    Gate(int port) {
        this.port = port;
    }

    private static String word() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** To be opened in a browser. */
    String address() {
        return "http://127.0.0.1:" + port + "/?token=" + token;
    }

    /** The token in our forms, under this name. */
    static final String FORM = "form";

    String form() {
        return form;
    }

    boolean isHere(HttpExchange request) {
        List<String> hosts = request.getRequestHeaders().getOrDefault("Host", List.of());
        return hosts.size() == 1
                && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(hosts.get(0));
    }

    boolean hasToken(Map<String, List<String>> query) {
        return isEqual(query.getOrDefault("token", List.of("")).get(0), token);
    }

    boolean hasForm(Map<String, List<String>> fields, HttpExchange request) {
        String origin = request.getRequestHeaders().getFirst("Origin");
        boolean ours = origin == null
                || origin.equals("http://" + request.getRequestHeaders().getFirst("Host"));
        return ours && isEqual(fields.getOrDefault(FORM, List.of("")).get(0), form);
    }

    boolean isKnown(HttpExchange request) {
        for (String header : request.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : header.split(";")) {
                if (isEqual(cookie.strip(), name() + "=" + session)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Cookies are shared by all ports. */
    private String name() {
        return "plumbline" + port;
    }

    void letIn(Headers answer) {
        answer.add("Set-Cookie", name() + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
    }

    /** In constant time. */
    private static boolean isEqual(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}
