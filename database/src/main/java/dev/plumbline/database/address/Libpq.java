package dev.plumbline.database.address;

import dev.plumbline.database.PlumblineException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/** The names libpq gives to settings and variables, and what the JDBC driver calls them. */
final class Libpq {
    /** What belongs to the address itself; everything else goes to the driver. */
    private static final Set<String> ADDRESS =
            Set.of("host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service");

    private static final Map<String, String> DRIVER = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("fallback_application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("target_session_attrs", "targetServerType"),
            Map.entry("load_balance_hosts", "loadBalanceHosts"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("keepalives", "tcpKeepAlive"));

    /** Settings of the network or of libpq itself that make no difference to what is connected to. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "client_encoding",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslcompression",
            "sslsni",
            "gsslib",
            "gssdelegation",
            "sslcertmode");

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("PGHOST", "host"),
            Map.entry("PGHOSTADDR", "hostaddr"),
            Map.entry("PGPORT", "port"),
            Map.entry("PGDATABASE", "dbname"),
            Map.entry("PGUSER", "user"),
            Map.entry("PGPASSWORD", "password"),
            Map.entry("PGPASSFILE", "passfile"),
            Map.entry("PGSERVICE", "service"),
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
            Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
            Map.entry("PGREQUIREAUTH", "require_auth"),
            Map.entry("PGKRBSRVNAME", "krbsrvname"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGCHANNELBINDING", "channel_binding"));

    /** Checks certificates against those that Java trusts; libpq calls this {@code sslrootcert=system}. */
    static final String SYSTEM_CERTIFICATES = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private Libpq() {}

    /** The variables that say where and how to connect. */
    static Set<String> variables() {
        return VARIABLES.keySet();
    }

    /** The values of the PG* variables, under the driver's names. */
    static Map<String, String> environment(Map<String, String> environment) {
        var said = new TreeMap<String, String>();
        VARIABLES.forEach((variable, key) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                said.put(key, value);
            }
        });
        return translated(said);
    }

    /** The same settings under the driver's names; one that neither libpq nor the driver knows is refused. */
    static TreeMap<String, String> translated(Map<String, String> said) {
        var parts = new TreeMap<String, String>();
        said.forEach((key, value) -> put(parts, key, value));
        return parts;
    }

    private static void put(TreeMap<String, String> parts, String key, String value) {
        switch (key) {
            case "target_session_attrs" -> parts.put("targetServerType", serverType(value));
            case "connect_timeout", "connectTimeout" -> parts.put("connectTimeout", seconds(value));
            case "load_balance_hosts" -> parts.put("loadBalanceHosts", Boolean.toString(value.equals("random")));
            case "keepalives" -> parts.put("tcpKeepAlive", Boolean.toString(!value.equals("0")));
            case "ssl" -> parts.putIfAbsent("sslmode", sslMode(value));
            case "sslmode" -> parts.put("sslmode", sslMode(value));
            case "sslrootcert" -> rootCertificate(parts, value);
            case "fallback_application_name" -> parts.putIfAbsent("ApplicationName", value);
            default -> {
                String name = DRIVER.getOrDefault(key, key);
                if (ADDRESS.contains(name) || PGProperty.forName(name) != null) {
                    parts.put(name, value);
                } else if (!WITHOUT_EFFECT.contains(key)) {
                    throw unknown(key);
                }
            }
        }
    }

    private static PlumblineException unknown(String key) {
        return Address.wrong("unknown setting '" + key + "': expected one of "
                + Stream.of(ADDRESS, DRIVER.keySet(), List.of("options", "sslmode", "sslrootcert", "sslcert", "sslkey"))
                        .flatMap(Collection::stream)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ", or one of the JDBC driver");
    }

    private static void rootCertificate(TreeMap<String, String> parts, String value) {
        if (value.equals("system")) {
            parts.put("sslfactory", SYSTEM_CERTIFICATES);
            parts.putIfAbsent("sslmode", "verify-full");
        } else {
            parts.put("sslrootcert", value);
        }
    }

    private static String sslMode(String value) {
        return switch (value) {
            case "true" -> "require";
            case "false" -> "disable";
            case "disable", "allow", "prefer", "require", "verify-ca", "verify-full" -> value;
            default ->
                throw Address.wrong("sslmode is '" + value
                        + "', expected disable, allow, prefer, require, verify-ca or verify-full");
        };
    }

    /** Zero and below mean no limit, as in libpq. */
    private static String seconds(String value) {
        if (!value.strip().matches("-?\\d{1,6}")) {
            throw Address.wrong("connect_timeout is '" + value + "', expected a number of seconds");
        }
        return Integer.toString(Math.max(0, Integer.parseInt(value.strip())));
    }

    private static String serverType(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            case "any" -> "any";
            default ->
                throw Address.wrong("target_session_attrs is not one of any, read-write, read-only, primary, standby,"
                        + " prefer-standby");
        };
    }
}
