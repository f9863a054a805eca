package dev.plumbline.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
 * @param properties what the JDBC driver gets besides the address: user, password, TLS options, session settings
 */
public record Database(String hosts, String name, SortedMap<String, String> properties) {

    /** Not the driver's: where passwords are looked up when none is given. */
    public static final String PASSWORD_FILE = "passfile";

    /** Not the driver's: the names of the hosts where they were given in addition to IP addresses. */
    public static final String HOST_NAMES = "host";

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

    /** Session settings for every connection opened from here, on top of those requested already. */
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

    /** The given one, else that of the password file. */
    public Optional<String> password() {
        return Optional.ofNullable(properties.get("password"))
                .or(() -> passwordFile().password(this));
    }

    /** A warning about how the password is found, if any. */
    public Optional<String> passwordWarning() {
        return properties.containsKey("password")
                ? Optional.empty()
                : passwordFile().obstacle();
    }

    private PasswordFile passwordFile() {
        return PasswordFile.of(this, System.getenv());
    }

    /** All hosts, in the order in which they are tried. */
    public List<Host> hostList() {
        return Host.list(hosts, properties.getOrDefault(HOST_NAMES, ""));
    }

    /** The first host. */
    public Host firstHost() {
        return hostList().get(0);
    }

    /** The first host's name or IP address, as a command-line tool would get it. */
    public String host() {
        return firstHost().host();
    }

    public int port() {
        return firstHost().port();
    }

    /** The JDBC address without user, password and properties. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + hosts + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Opens a connection for our own SQL, which sees only PostgreSQL's names ({@link SearchPath}). The caller closes it. */
    public Connection connect() {
        return ready(logIn(), connection -> {
            if (!SearchPath.closeOf(connection, Pooler.processOfLogIn(connection))) {
                Pooler.refuseUnlessOfSessions(this, connection);
                SearchPath.close(connection);
            }
        });
    }

    /** Opens a connection for the user's SQL alone, with the search path that the address, the role or the database gives it. */
    public Connection connectForUser() {
        return ready(logIn(), connection -> {
            if (Pooler.isBetween(connection)) {
                Pooler.refuseUnlessOfSessions(this, connection);
            }
        });
    }

    /**
     * Opens a connection in a read-only transaction of one snapshot, for our own SQL that is finished when it ends. Nothing outlives the
     * transaction, so that a pooler may stand in between. The caller rolls back, or closes it.
     */
    public Connection connectToRead() {
        return ready(with("prepareThreshold", "0").logIn(), connection -> {
            boolean mayBeMade = AskingFunctions.mayBeMade(connection);
            connection.setAutoCommit(false);
            SearchPath.closeForReading(connection, mayBeMade);
        });
    }

    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    private Connection ready(Connection connection, Preparation preparation) {
        try {
            preparation.of(connection);
            return connection;
        } catch (SQLException e) {
            throw ConnectFailure.of(this, Transaction.closing(connection, e));
        } catch (RuntimeException e) {
            throw Transaction.closing(connection, e);
        }
    }

    Connection logIn() {
        var given = new Properties();
        given.putAll(properties);
        given.keySet().removeAll(List.of(PASSWORD_FILE, HOST_NAMES));
        if (!properties.containsKey("authenticationPluginClassName")) {
            // Without one the driver looks for itself, in Java's home folder and without checking who else may read the
            // file.
            given.put("password", password().orElse(""));
        }
        given.putIfAbsent("ApplicationName", "plumbline");
        given.putIfAbsent("connectTimeout", "10");
        given.putIfAbsent("loginTimeout", loginTimeout());
        given.putIfAbsent("tcpKeepAlive", "true");
        try {
            Connection connection = new Driver().connect(jdbcUrl(), given);
            if (connection == null) {
                throw new ServerException(jdbcUrl() + " is not an address the PostgreSQL driver knows");
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectFailure.of(this, e);
        }
    }

    /** Opens a connection, commits what the work does on it, or rolls it back, and closes it. */
    public <T, X extends Exception> T inTransaction(Transaction.Work<T, X> work) throws SQLException, X {
        try (Connection connection = connect()) {
            return Transaction.commit(connection, work);
        }
    }

    /** A server may accept the connection and then say nothing; each host gets its time to log in as well. */
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
