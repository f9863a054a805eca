package dev.plumbline.schema.server;

import java.sql.SQLException;
import java.util.Objects;

/** Turns a failed connection attempt into one line: where, what the server or the network said, what to do. */
final class ConnectFailure {

    private ConnectFailure() {}

    static ServerException of(Database database, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String said = Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return new ServerException("cannot connect to " + database + ": " + said + advice(database, state), failure);
    }

    private static String advice(Database database, String state) {
        return switch (state) {
            case "3D000" -> " (create it, or name another with --url or PGDATABASE)";
            case "28P01", "28000", "08004" -> " (the password is taken from PGPASSWORD, ~/.pgpass or --password)";
            case "08001" -> " (is a server listening at " + database.hosts() + "?)";
            case "53300" -> " (every connection of the server is in use; try again or raise max_connections)";
            case "57P03" -> " (the server is starting up or shutting down; try again)";
            default -> "";
        };
    }
}
