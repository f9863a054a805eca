package dev.plumbline.operate.trial;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * A superuser with a name that nobody can guess. A server's first one has the usual name, and whatever a structure gives to a role of that
 * name would belong to a superuser.
 */
final class OwnSuperuser {
    private static final String MAINTENANCE = "postgres";

    private OwnSuperuser() {}

    /** The same address as that superuser, in whose sessions no trigger and no event trigger fires. */
    static Database of(Database database) {
        String secret = random(16);
        String name = random(6);
        try {
            execute(
                    database.withName(MAINTENANCE),
                    "create role " + Identifier.quote("plumbline_" + name) + " superuser login password "
                            + Identifier.literal(secret));
            Database own = database.with("user", "plumbline_" + name).with("password", secret);
            execute(
                    own.withName(MAINTENANCE),
                    "alter role " + Identifier.quote(own.user()) + " set session_replication_role = replica");
            execute(
                    own.withName(MAINTENANCE),
                    "alter role " + Identifier.quote(database.user()) + " rename to "
                            + Identifier.quote("plumbline_first_" + name));
            return own;
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "the throw-away server: " + e.getMessage(), e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
