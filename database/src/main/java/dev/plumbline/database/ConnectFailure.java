package dev.plumbline.database;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Turns a failed connection attempt into one line: where, what the server or the network said, what to do. */
final class ConnectFailure {

    private static final Set<String> ABOUT_PASSWORDS = Set.of("28P01", "28000", "08004");

    private ConnectFailure() {}

    static ServerException of(Database database, SQLException failure) {
        return new ServerException(
                "cannot connect to " + database + ": " + said(failure) + aboutPassword(database, failure), failure);
    }

    /** A password file that exists but is not used is the likely reason for a missing password. */
    private static String aboutPassword(Database database, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return ABOUT_PASSWORDS.contains(state)
                ? database.passwordWarning().map(warning -> "; " + warning).orElse("")
                : "";
    }

    private static String said(SQLException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "host " + cause.getMessage() + " is unknown (look at its spelling, or name it by its number)";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer in time (connect_timeout says how many seconds to wait)";
            }
            if (cause instanceof SSLException && cause.getCause() == null) {
                return "TLS: " + oneLine(cause) + " (look at sslmode, sslrootcert, sslcert, sslkey)";
            }
        }
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return oneLine(failure) + advice(state, oneLine(failure));
    }

    /** The driver gets an empty password where there is none. */
    private static String oneLine(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .lines()
                .findFirst()
                .orElse("")
                .replace("the password is an empty string", "no password was provided")
                .replaceFirst(
                        "The hostname (.*) could not be verified by .*",
                        "the server's certificate is for another host than $1")
                .strip();
    }

    private static String advice(String state, String said) {
        if (said.contains("verif") || said.contains("SSL") || said.contains("certificate")) {
            return " (look at sslmode, sslrootcert, sslcert, sslkey)";
        }
        if (said.contains("unsupported startup parameter")) {
            return " (this error comes from a connection pooler such as PgBouncer: give the address of the server itself, or add the"
                    + " parameter to its ignore_startup_parameters)";
        }
        if (said.contains("timed out")) {
            return " (connect_timeout says how many seconds to wait for an answer)";
        }
        if (said.contains("targetServerType")) {
            return " (target_session_attrs asks for it)";
        }
        return switch (state) {
            case "3D000" -> " (create it, for instance by --create-database, or name another with --url or PGDATABASE)";
            case "28P01", "28000", "08004" -> " (the password is taken from PGPASSWORD, ~/.pgpass or --password)";
            case "08001" -> " (is a server listening there?)";
            case "53300" -> " (every connection of the server is in use; try again or raise max_connections)";
            case "57P03" -> " (the server is starting up or shutting down; try again)";
            default -> "";
        };
    }
}
