package dev.plumbline.schema.server;

import dev.plumbline.schema.SchemaException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * What a user says of a server: a JDBC address, a libpq address ({@code postgresql://…}), a libpq connection string
 * ({@code host=… dbname=…}) or the PG* variables. Passwords may also come from {@code .pgpass}, addresses from a service
 * file: both are read by the driver itself.
 *
 * @param database the address; its database name is empty when none was named
 */
record Address(Database database, boolean namesDatabase) {

    private static final List<String> ENOUGH_TO_CONNECT =
            List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGDATABASE");

    static Address parse(String text, Map<String, String> environment) {
        String given = text.strip();
        if (given.startsWith("jdbc:")) {
            return of(fromJdbc(given), environment);
        }
        if (given.startsWith("postgresql://") || given.startsWith("postgres://")) {
            return of(fromUri(given), environment);
        }
        if (given.contains("=")) {
            return of(fromConnectionString(given), environment);
        }
        throw wrong("'" + withoutPassword(given)
                + "' is no address of a server: wanted postgresql://user@host:port/database, jdbc:postgresql://… or"
                + " 'host=… dbname=…'");
    }

    /** The server that the usual PG* variables name, if they name one. */
    static Optional<Address> fromEnvironment(Map<String, String> environment) {
        boolean named = ENOUGH_TO_CONNECT.stream().anyMatch(variable -> !blank(environment.get(variable)));
        return named ? Optional.of(of(new TreeMap<>(), environment)) : Optional.empty();
    }

    private static Address of(TreeMap<String, String> parts, Map<String, String> environment) {
        Libpq.ENVIRONMENT.forEach((variable, key) -> {
            String value = environment.get(variable);
            if (!blank(value)) {
                parts.putIfAbsent(key, Objects.requireNonNull(value));
            }
        });
        String service = parts.remove("service");
        if (service != null) {
            fromJdbc("jdbc:postgresql://?service=" + service).forEach(parts::putIfAbsent);
        }
        String address = parts.remove("hostaddr");
        String host = Objects.requireNonNullElse(parts.remove("host"), "localhost");
        String hosts = join(address != null ? address : host, Objects.requireNonNullElse(parts.remove("port"), "5432"));
        String name = Objects.requireNonNullElse(parts.remove("dbname"), "");
        String passfile = parts.remove("passfile");
        if (passfile != null) {
            System.setProperty("org.postgresql.pgpassfile", passfile);
        }
        parts.putIfAbsent("user", System.getProperty("user.name"));
        return new Address(new Database(hosts, name, parts), !name.isEmpty());
    }

    private static String join(String hosts, String ports) {
        String[] host = hosts.split(",");
        String[] port = ports.split(",");
        var joined = new ArrayList<String>();
        for (int i = 0; i < host.length; i++) {
            String one = host[i].isEmpty() ? "localhost" : host[i];
            if (one.startsWith("/") || one.startsWith("@")) {
                throw wrong("host " + one + " is a Unix socket, which the JDBC driver does not speak: use a host name"
                        + " such as localhost");
            }
            String number = port.length == 1 ? port[0] : port[Math.min(i, port.length - 1)];
            if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > 65535) {
                throw wrong("port '" + number + "' of host " + one + ": wanted a number from 1 to 65535");
            }
            joined.add((one.contains(":") && !one.startsWith("[") ? "[" + one + "]" : one) + ":" + number);
        }
        return String.join(",", joined);
    }

    private static TreeMap<String, String> fromJdbc(String url) {
        Properties parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            throw wrong("'" + withoutPassword(url) + "' is no JDBC address of PostgreSQL, or its service is unknown:"
                    + " wanted jdbc:postgresql://host:port/database");
        }
        var parts = new TreeMap<String, String>();
        boolean namesHost = !url.matches("jdbc:postgresql:(//)?(/.*|\\?.*|[^/].*)?") || url.contains("service=");
        for (String key : parsed.stringPropertyNames()) {
            String value = parsed.getProperty(key);
            switch (key) {
                case "PGHOST" -> put(parts, "host", namesHost ? value : null);
                case "PGPORT" -> put(parts, "port", namesHost ? value : null);
                case "PGDBNAME" ->
                    put(
                            parts,
                            "dbname",
                            url.matches("jdbc:postgresql:(//[^/?]*/)?[^/?].*") || url.contains("service=")
                                    ? value
                                    : null);
                case "service" -> {}
                default -> parts.put(key, value);
            }
        }
        return parts;
    }

    private static TreeMap<String, String> fromUri(String uri) {
        var parts = new TreeMap<String, String>();
        String rest = uri.substring(uri.indexOf("://") + 3);
        int question = rest.indexOf('?');
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw wrong("parameter '" + pair + "' of the address: wanted name=value");
                }
                Libpq.put(parts, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
            rest = rest.substring(0, question);
        }
        int slash = rest.indexOf('/');
        if (slash >= 0) {
            put(parts, "dbname", decode(rest.substring(slash + 1)));
            rest = rest.substring(0, slash);
        }
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            String[] user = rest.substring(0, at).split(":", 2);
            put(parts, "user", decode(user[0]));
            put(parts, "password", user.length > 1 ? decode(user[1]) : null);
            rest = rest.substring(at + 1);
        }
        if (!rest.isEmpty()) {
            hostsAndPorts(rest, parts);
        }
        return parts;
    }

    private static void hostsAndPorts(String list, TreeMap<String, String> parts) {
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (String one : list.split(",")) {
            int colon = one.lastIndexOf(':');
            boolean port = colon >= 0 && one.indexOf(']') < colon;
            String host = decode(port ? one.substring(0, colon) : one);
            hosts.add(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            ports.add(port && colon + 1 < one.length() ? one.substring(colon + 1) : "5432");
        }
        put(parts, "host", String.join(",", hosts));
        put(parts, "port", String.join(",", ports));
    }

    private static TreeMap<String, String> fromConnectionString(String text) {
        var parts = new TreeMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw wrong("connection string: '" + text.substring(at).strip() + "' is no name=value");
            }
            String key = text.substring(at, equals).strip();
            int i = equals + 1;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
            boolean quoted = i < text.length() && text.charAt(i) == '\'';
            var value = new StringBuilder();
            for (i += quoted ? 1 : 0; i < text.length() && text.charAt(i) != (quoted ? '\'' : ' '); i++) {
                if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                    i++;
                }
                value.append(text.charAt(i));
            }
            Libpq.put(parts, key, value.toString());
            at = i + 1;
        }
        return parts;
    }

    private static void put(TreeMap<String, String> parts, String key, @Nullable String value) {
        if (!blank(value)) {
            parts.put(key, Objects.requireNonNull(value));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SchemaException(
                    SchemaException.Kind.USAGE, "the address holds a broken %-escape; write % as %25", e);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The text with whatever could be a password taken out. */
    static String withoutPassword(String text) {
        return text.replaceAll("(?i)(password=)('[^']*'|[^&\\s]*)", "$1***").replaceAll("(://[^:/@?]*):.*@", "$1:***@");
    }

    private static SchemaException wrong(String message) {
        return new SchemaException(SchemaException.Kind.USAGE, message);
    }

    /** The names libpq gives to settings, and what the JDBC driver calls them. */
    private static final class Libpq {
        static final Map<String, String> ENVIRONMENT = Map.ofEntries(
                Map.entry("PGHOST", "host"),
                Map.entry("PGHOSTADDR", "hostaddr"),
                Map.entry("PGPORT", "port"),
                Map.entry("PGDATABASE", "dbname"),
                Map.entry("PGUSER", "user"),
                Map.entry("PGPASSWORD", "password"),
                Map.entry("PGSERVICE", "service"),
                Map.entry("PGAPPNAME", "ApplicationName"),
                Map.entry("PGOPTIONS", "options"),
                Map.entry("PGCONNECT_TIMEOUT", "connectTimeout"),
                Map.entry("PGSSLMODE", "sslmode"),
                Map.entry("PGSSLROOTCERT", "sslrootcert"),
                Map.entry("PGSSLCERT", "sslcert"),
                Map.entry("PGSSLKEY", "sslkey"),
                Map.entry("PGGSSENCMODE", "gssEncMode"),
                Map.entry("PGCHANNELBINDING", "channelBinding"));

        private static final Map<String, String> DRIVER = Map.ofEntries(
                Map.entry("application_name", "ApplicationName"),
                Map.entry("fallback_application_name", "ApplicationName"),
                Map.entry("connect_timeout", "connectTimeout"),
                Map.entry("gssencmode", "gssEncMode"),
                Map.entry("channel_binding", "channelBinding"),
                Map.entry("target_session_attrs", "targetServerType"));

        private static final List<String> SAME = List.of(
                "host",
                "hostaddr",
                "port",
                "dbname",
                "user",
                "password",
                "passfile",
                "service",
                "options",
                "sslmode",
                "sslrootcert",
                "sslcert",
                "sslkey",
                "sslpassword");

        static void put(TreeMap<String, String> parts, String key, String value) {
            if (SAME.contains(key)) {
                parts.put(key, value);
            } else if (key.equals("target_session_attrs")) {
                parts.put("targetServerType", serverType(value));
            } else if (DRIVER.containsKey(key)) {
                parts.put(Objects.requireNonNull(DRIVER.get(key)), value);
            } else if (!key.equals("client_encoding") && !key.startsWith("keepalives")) {
                throw wrong("connection parameter '" + key + "' is unknown: wanted one of " + String.join(", ", SAME)
                        + ", connect_timeout, application_name, target_session_attrs");
            }
        }

        private static String serverType(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "read-write", "primary" -> "primary";
                case "read-only", "standby" -> "secondary";
                case "prefer-standby" -> "preferSecondary";
                case "any" -> "any";
                default ->
                    throw wrong("target_session_attrs '" + value
                            + "' is unknown: wanted any, read-write, read-only, primary, standby or prefer-standby");
            };
        }
    }
}
