package dev.plumbline.database.address;

import dev.plumbline.database.Database;
import dev.plumbline.database.Host;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What psql, pg_dump and every other program based on libpq need to reach the same database in the same way. All of it is passed in PG*
 * variables: nothing is on a command line for others to see, and a database's name is a name, whereas {@code --dbname} takes one that
 * contains {@code =} for a whole connection string.
 */
public final class LibpqEnvironment {
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("user", "PGUSER"),
            Map.entry("password", "PGPASSWORD"),
            Map.entry(Database.PASSWORD_FILE, "PGPASSFILE"),
            Map.entry("options", "PGOPTIONS"),
            Map.entry("ApplicationName", "PGAPPNAME"),
            Map.entry("connectTimeout", "PGCONNECT_TIMEOUT"),
            Map.entry("requireAuth", "PGREQUIREAUTH"),
            Map.entry("kerberosServerName", "PGKRBSRVNAME"),
            Map.entry("sslmode", "PGSSLMODE"),
            Map.entry("sslNegotiation", "PGSSLNEGOTIATION"),
            Map.entry("sslrootcert", "PGSSLROOTCERT"),
            Map.entry("sslcert", "PGSSLCERT"),
            Map.entry("sslkey", "PGSSLKEY"),
            Map.entry("gssEncMode", "PGGSSENCMODE"),
            Map.entry("channelBinding", "PGCHANNELBINDING"));

    private LibpqEnvironment() {}

    /** Makes the environment of a program lead to this database; inherited variables that would lead elsewhere are removed. */
    public static void into(Map<String, String> environment, Database database) {
        environment.keySet().removeAll(Libpq.variables());
        environment.remove("PGREQUIRESSL");
        environment.putAll(of(database));
    }

    /** The variables alone. */
    public static Map<String, String> of(Database database) {
        List<Host> hosts = database.hostList();
        hosts.forEach(LibpqEnvironment::check);
        var variables = new TreeMap<String, String>();
        variables.put("PGHOST", hosts.stream().map(Host::named).collect(Collectors.joining(",")));
        if (hosts.stream().anyMatch(host -> !host.named().equals(host.host()))) {
            variables.put("PGHOSTADDR", hosts.stream().map(Host::host).collect(Collectors.joining(",")));
        }
        variables.put(
                "PGPORT",
                hosts.stream().map(host -> Integer.toString(host.port())).collect(Collectors.joining(",")));
        if (!database.name().isEmpty()) {
            variables.put("PGDATABASE", database.name());
        }
        database.properties().forEach((property, value) -> {
            String variable = SAME.get(property);
            if (variable != null) {
                variables.put(variable, value);
            }
        });
        Map<String, String> properties = database.properties();
        if (properties.containsKey("targetServerType")) {
            variables.put("PGTARGETSESSIONATTRS", sessionAttributes(properties.get("targetServerType")));
        }
        if (properties.containsKey("loadBalanceHosts")) {
            variables.put(
                    "PGLOADBALANCEHOSTS",
                    Boolean.parseBoolean(properties.get("loadBalanceHosts")) ? "random" : "disable");
        }
        if (Libpq.SYSTEM_CERTIFICATES.equals(properties.get("sslfactory"))) {
            variables.put("PGSSLROOTCERT", "system");
        }
        // The driver's older way of requesting TLS checks the certificate against the name.
        if (List.of("", "true").contains(properties.getOrDefault("ssl", "false"))) {
            variables.putIfAbsent("PGSSLMODE", "verify-full");
        }
        return variables;
    }

    /** libpq takes what begins with a slash or an at sign for a socket. */
    private static void check(Host host) {
        for (String part : List.of(host.host(), host.named())) {
            if (part.isBlank() || part.matches("[/@].*|.*[\\s,].*")) {
                throw Address.wrong("'" + part + "' is not a host that a program of PostgreSQL's could be given");
            }
        }
    }

    private static String sessionAttributes(String serverType) {
        return switch (serverType.toLowerCase(Locale.ROOT)) {
            case "primary", "master" -> "primary";
            case "secondary", "slave" -> "standby";
            case "prefersecondary", "preferslave" -> "prefer-standby";
            default -> "any";
        };
    }
}
