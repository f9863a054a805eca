package dev.plumbline.database.lock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session that blocks another. What the server does not show to this role is empty. */
public record LockHolder(int pid, String user, String application, String client, String since, String statement) {

    /** The columns that {@link #read} needs of a row of {@code pg_stat_activity} called {@code a}, in this order. */
    public static final String COLUMNS = "coalesce(a.pid, 0), a.usename, a.application_name, host(a.client_addr),"
            + " to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS'), a.query";

    private static final int SHOWN = 80;

    /** @param from the number of the first of the columns */
    public static LockHolder read(ResultSet row, int from) throws SQLException {
        return new LockHolder(
                row.getInt(from),
                text(row.getString(from + 1)),
                text(row.getString(from + 2)),
                text(row.getString(from + 3)),
                text(row.getString(from + 4)),
                shortened(text(row.getString(from + 5))));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String shortened(String statement) {
        String line = statement.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    /** Which session it is, without its statement. */
    public String name() {
        return "process " + pid
                + (user.isEmpty() ? "" : " of " + user)
                + (application.isEmpty() ? "" : " (" + application + ")")
                + (client.isEmpty() ? "" : " from " + client);
    }

    @Override
    public String toString() {
        if (pid == 0) {
            return "a prepared transaction (see pg_prepared_xacts)";
        }
        return name()
                + (since.isEmpty() ? "" : ", in its transaction since " + since)
                + (statement.isEmpty() ? "" : ", last at: " + statement);
    }
}
