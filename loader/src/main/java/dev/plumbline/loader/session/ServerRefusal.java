package dev.plumbline.loader.session;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.report.LoadException;
import java.sql.SQLException;
import java.util.Objects;

/** A server error that no row is to blame for. */
public final class ServerRefusal {

    private ServerRefusal() {}

    public static LoadException of(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        Kind kind = RowErrors.blamesARow(e) ? Kind.FINDING : Kind.UNAVAILABLE;
        String advice = switch (state) {
            case "57014" -> "the load was cancelled";
            case "08006", "08003", "57P01", "57P02", "57P03" -> "the connection to the server was lost";
            case "55P03" -> "another session held a lock for longer than --wait";
            case "42501" ->
                String.valueOf(e.getMessage()).contains("security-restricted operation")
                        ? "code of the table's owner wants what he can do in a session of his own only (load as him)"
                        : "a privilege is missing";
            case "53100" -> "the server's disk is full";
            default -> "the server refused";
        };
        return LoadException.server(kind, advice + ": " + CopyErrors.reason(e) + "; nothing was loaded", state, e);
    }
}
