package dev.plumbline.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The address of one database: hosts, name and driver properties. Immutable; printing it never shows a password.
 *
 * @param hosts {@code host:port}, several separated by commas
 * @param properties what the JDBC driver is given beside the address: user, password, TLS options, session settings
 */
public record Database(String hosts, String name, SortedMap<String, String> properties) {

    public Database {
        Objects.requireNonNull(hosts);
        Objects.requireNonNull(name);
        properties = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    public static Database of(String host, int port, String name, String user, @Nullable String password) {
        var properties = new TreeMap<String, String>();
        properties.put("user", user);
        if (password != null) {
            properties.put("password", password);
        }
        return new Database(host.contains(":") ? "[" + host + "]:" + port : host + ":" + port, name, properties);
    }

    /** The same server, another database. */
    public Database withName(String other) {
        return new Database(hosts, other, properties);
    }

    /** The same database, one driver property set. */
    public Database with(String property, String value) {
        var changed = new TreeMap<>(properties);
        changed.put(property, value);
        return new Database(hosts, name, changed);
    }

    /** Session settings for every connection opened from here, on top of those already asked for. */
    public Database withSettings(Map<String, String> settings) {
        var options = new StringBuilder(properties.getOrDefault("options", ""));
        new TreeMap<>(settings)
                .forEach((key, value) -> options.append(options.isEmpty() ? "" : " ")
                        .append("-c ")
                        .append(key)
                        .append('=')
                        .append(value.replace("\\", "\\\\").replace(" ", "\\ ")));
        return with("options", options.toString());
    }

    public String user() {
        return Objects.requireNonNullElse(properties.get("user"), "");
    }

    public Optional<String> password() {
        return Optional.ofNullable(properties.get("password"));
    }

    /** The first host's name, as a command-line tool would be given it. */
    public String host() {
        String first = hosts.split(",", 2)[0];
        String host = first.substring(0, first.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        String first = hosts.split(",", 2)[0];
        return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }

    /** The JDBC address without user, password and properties. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + hosts + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Opens a connection. The caller closes it. */
    public Connection connect() {
        var given = new Properties();
        given.putAll(properties);
        given.putIfAbsent("ApplicationName", "plumbline");
        given.putIfAbsent("connectTimeout", "10");
        given.putIfAbsent("loginTimeout", loginTimeout());
        given.putIfAbsent("tcpKeepAlive", "true");
        try {
            Connection connection = new Driver().connect(jdbcUrl(), given);
            if (connection == null) {
                throw new ServerException(jdbcUrl() + " is no address the PostgreSQL driver knows");
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectFailure.of(this, e);
        }
    }

    /** A server may take the connection and then say nothing; each host gets its time to log in as well. */
    private String loginTimeout() {
        int wanted = Integer.parseInt(properties.getOrDefault("connectTimeout", "30"));
        return Integer.toString(wanted * hosts.split(",").length);
    }

    /** {@code user@host:port/name}. */
    @Override
    public String toString() {
        return (user().isEmpty() ? "" : user() + "@") + hosts + "/" + name;
    }
}
