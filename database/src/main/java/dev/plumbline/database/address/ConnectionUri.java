package dev.plumbline.database.address;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** {@code postgresql://user:password@host:port,…/database?name=value&…}, read as libpq reads it; JDBC's form as well. */
final class ConnectionUri {
    private final TreeMap<String, String> parts = new TreeMap<>();

    private ConnectionUri() {}

    static Map<String, String> parse(String uri) {
        var reading = new ConnectionUri();
        String text = uri.startsWith("jdbc:") ? uri.substring("jdbc:postgresql:".length()) : afterScheme(uri);
        if (uri.startsWith("jdbc:")) {
            text = text.startsWith("//") ? text.substring(2) : text.startsWith("/") ? text : "/" + text;
        }
        reading.read(text);
        return reading.parts;
    }

    private static String afterScheme(String uri) {
        return uri.substring(uri.indexOf("://") + 3);
    }

    private void read(String text) {
        String rest = credentials(text);
        int hostsEnd = firstOf(rest, "/?");
        if (hostsEnd > 0) {
            hosts(rest.substring(0, hostsEnd));
        }
        int question = rest.indexOf('?', hostsEnd);
        int nameEnd = question < 0 ? rest.length() : question;
        if (nameEnd > hostsEnd + 1) {
            put("dbname", decode(rest.substring(hostsEnd + 1, nameEnd)));
        }
        if (question >= 0 && question + 1 < rest.length()) {
            parameters(rest.substring(question + 1));
        }
    }

    private String credentials(String text) {
        int at = firstOf(text, "@/");
        if (at == text.length() || text.charAt(at) != '@') {
            return text;
        }
        String[] user = text.substring(0, at).split(":", 2);
        put("user", decode(user[0]));
        if (user.length > 1) {
            put("password", decode(user[1]));
        }
        return text.substring(at + 1);
    }

    private void hosts(String list) {
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (String one : list.split(",", -1)) {
            int bracket = one.startsWith("[") ? one.indexOf(']') : 0;
            if (bracket < 0 || (bracket == 1)) {
                throw Address.wrong("the IPv6 address in [ ] is empty or has no ]");
            }
            int colon = one.indexOf(':', bracket);
            String host = colon < 0 ? one : one.substring(0, colon);
            if (bracket > 0 && bracket + 1 != host.length()) {
                throw Address.wrong("after the ] of an IPv6 address: expected :port, a comma or /");
            }
            hosts.add(bracket > 0 ? host.substring(1, bracket) : decode(host));
            ports.add(colon < 0 ? "" : one.substring(colon + 1));
        }
        put("host", String.join(",", hosts));
        if (ports.stream().anyMatch(port -> !port.isEmpty())) {
            put("port", String.join(",", ports));
        }
    }

    private void parameters(String text) {
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw Address.wrong("a parameter after the ? is not of the form name=value");
            }
            put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            parts.put(key, value);
        }
    }

    private static int firstOf(String text, String characters) {
        int at = 0;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String decode(String text) {
        var bytes = new ByteArrayOutputStream();
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < given.length; i++) {
            if (given[i] != '%') {
                bytes.write(given[i]);
                continue;
            }
            int value = i + 2 < given.length
                    ? Character.digit(given[i + 1], 16) * 16 + Character.digit(given[i + 2], 16)
                    : -1;
            if (value <= 0 || Character.digit(given[i + 2], 16) < 0) {
                throw Address.wrong("a broken %-escape: expected two hex digits; write % itself as %25");
            }
            bytes.write(value);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
