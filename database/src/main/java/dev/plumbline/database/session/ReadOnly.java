package dev.plumbline.database.session;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A database that takes no writes: a standby, or one whose sessions were told to read only. Work that writes checks this before it begins. */
public final class ReadOnly {

    private static final String ASK = """
            select pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool,
              (select pg_catalog.concat(' (', r.sender_host, ':', r.sender_port, ')') from pg_catalog.pg_stat_wal_receiver r
                where r.sender_host <> '' limit 1)
            """;

    private ReadOnly() {}

    /** @throws PlumblineException when the next transaction of this session could write nothing */
    public static void refuse(Connection connection, Database database) throws SQLException {
        Optional<String> reason = reason(connection);
        if (reason.isPresent()) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + " " + reason.get() + "; nothing was changed");
        }
    }

    /** The same, asked at an address, of the database that is named. */
    public static void refuse(Database address, Database database) {
        try (Connection connection = address.connect()) {
            refuse(connection, database);
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
    }

    /** Whether the server is a standby that replays the changes of another. */
    public static boolean isStandby(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** What the database is, and what to do about it, to come after its name; empty when it takes writes. */
    public static Optional<String> reason(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            if (row.getBoolean(1)) {
                String primary = row.getString(3);
                return Optional.of(
                        "is a standby (in recovery): connect to its primary" + (primary == null ? "" : primary));
            }
            return row.getBoolean(2)
                    ? Optional.of(
                            "only reads: default_transaction_read_only is on for this role, database or server (to write"
                                    + " anyway, connect with options='-c default_transaction_read_only=off')")
                    : Optional.empty();
        }
    }
}
