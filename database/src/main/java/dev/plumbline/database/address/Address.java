package dev.plumbline.database.address;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.UserHome;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a user names a server: a libpq address ({@code postgresql://…}), a JDBC address, a connection string ({@code host=… dbname=…}) or
 * the PG* variables. As in libpq, the address overrides the service file, and that the variables, and the user's certificates are those
 * that psql would use.
 *
 * @param database the address; its database name is empty when none was given
 */
public record Address(Database database, boolean namesDatabase) {

    private static final List<String> ENOUGH_TO_CONNECT =
            List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGDATABASE");

    public static Address parse(String text, Map<String, String> environment) {
        return of(Libpq.translated(parts(text.strip())), environment);
    }

    /** The server that the usual PG* variables name, if they name one. */
    public static Optional<Address> fromEnvironment(Map<String, String> environment) {
        boolean named = ENOUGH_TO_CONNECT.stream()
                .anyMatch(variable -> !environment.getOrDefault(variable, "").isBlank());
        return named ? Optional.of(of(new TreeMap<>(), environment)) : Optional.empty();
    }

    /** The text is never repeated in a message: it may contain a password. */
    private static Map<String, String> parts(String text) {
        if (text.startsWith("postgresql://") || text.startsWith("postgres://") || text.startsWith("jdbc:postgresql:")) {
            return ConnectionUri.parse(text);
        }
        if (text.contains("=") && !text.contains("://")) {
            return ConnectionString.parse(text);
        }
        throw wrong("expected postgresql://user@host:port/database, jdbc:postgresql://host:port/database or"
                + " 'host=… dbname=…'");
    }

    private static Address of(TreeMap<String, String> parts, Map<String, String> environment) {
        Map<String, String> variables = Libpq.environment(environment);
        String service = parts.getOrDefault("service", variables.getOrDefault("service", ""));
        if (!service.isEmpty()) {
            Libpq.translated(ServiceFile.read(service, environment)).forEach(parts::putIfAbsent);
        }
        variables.forEach(parts::putIfAbsent);
        parts.remove("service");
        String hosts = join(hosts(parts), Objects.requireNonNullElse(parts.remove("port"), "5432"));
        String name = Objects.requireNonNullElse(parts.remove("dbname"), "");
        parts.putIfAbsent("user", System.getProperty("user.name"));
        var home = UserHome.of(environment);
        UserCertificates.addTo(parts, home);
        if (!parts.containsKey("password") && Files.exists(home.passwordFile())) {
            parts.putIfAbsent(Database.PASSWORD_FILE, home.passwordFile().toString());
        }
        return new Address(new Database(hosts, name, parts), !name.isEmpty());
    }

    /** With an IP address the name need not be resolved; but where the certificate is checked against the name, the name is needed. */
    private static String hosts(TreeMap<String, String> parts) {
        String address = parts.remove("hostaddr");
        String host = parts.remove("host");
        boolean nameNeeded = host != null && "verify-full".equals(parts.get("sslmode"));
        if (address == null || nameNeeded) {
            return Objects.requireNonNullElse(host, "localhost");
        }
        if (host != null) {
            parts.put(Database.HOST_NAMES, host);
        }
        return address;
    }

    private static String join(String hosts, String ports) {
        String[] host = hosts.split(",", -1);
        String[] port = ports.split(",", -1);
        if (port.length != 1 && port.length != host.length) {
            throw wrong(port.length + " ports for " + host.length + " hosts: expected one for all or one for each");
        }
        var joined = new ArrayList<String>();
        for (int i = 0; i < host.length; i++) {
            String one = host[i].isBlank() ? "localhost" : host[i].strip();
            if (one.startsWith("/") || one.startsWith("@")) {
                throw wrong("host " + one + " is a Unix socket, which Java's driver does not speak: use a host name"
                        + " such as localhost");
            }
            if (one.matches(".*[\\s@?/#].*")) {
                throw wrong("the name of a host holds a character no host has: write @ : / ? # of a user or password"
                        + " as %40 %3A %2F %3F %23");
            }
            joined.add((one.contains(":") ? "[" + one + "]" : one) + ":" + port(port[port.length == 1 ? 0 : i]));
        }
        return String.join(",", joined);
    }

    private static int port(String text) {
        String digits = text.isBlank() ? "5432" : text.strip();
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
            throw wrong("the port is not a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    static PlumblineException wrong(String message) {
        return new PlumblineException(PlumblineException.Kind.USAGE, "address of the server: " + message);
    }
}
