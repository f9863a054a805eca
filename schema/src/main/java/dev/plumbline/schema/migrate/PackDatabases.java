package dev.plumbline.schema.migrate;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.preflight.Extensions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Throw-away databases that hold what a pack's migrations build. */
public final class PackDatabases {

    private PackDatabases() {}

    /** The extensions of a pack that the throw-away server lacks; starts none for a pack that needs none. */
    public static List<String> lacking(Pack pack) {
        if (pack.extensions().isEmpty()) {
            return List.of();
        }
        try (Connection connection =
                ThrowAwayDatabase.server().database("postgres").connect()) {
            return Extensions.lacking(connection, pack.extensions());
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot ask the throw-away server for its extensions: " + e.getMessage(),
                    e);
        }
    }

    /** A database of its own with all phases applied: migrated once for each process, copied from then on. */
    public static ThrowAwayDatabase migrated(Pack pack) {
        return ThrowAwayDatabase.copyOf(
                "pack " + pack.fingerprint(), database -> MissingRoles.migrate(database, new Migrator(database, pack)));
    }
}
