package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.server.PlainRole;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Roles that migrations name and the throw-away server lacks. Which roles a server has is nothing that a folder could know; these may do
 * nothing, and go with the server.
 */
public final class MissingRoles {
    private static final Pattern MISSING = Pattern.compile("ERROR: role \"(.+?)\" does not exist");
    private static final String UNDEFINED = "42704";

    private MissingRoles() {}

    /**
     * Migrates; a file that failed for want of a role is tried again with it.
     *
     * @param database one of {@link ThrowAwayDatabase}
     */
    public static void migrate(Database database, Migrator migrator) {
        Set<String> made = new HashSet<>();
        for (boolean again = true; again; ) {
            try {
                migrator.migrate();
                again = false;
            } catch (MigrationFailure e) {
                Optional<String> role = missing(e);
                if (role.isEmpty() || !ThrowAwayDatabase.isOurs() || !made.add(role.get())) {
                    throw e;
                }
                create(database, role.get(), e);
            }
        }
    }

    private static Optional<String> missing(MigrationFailure failure) {
        Matcher role = MISSING.matcher(String.valueOf(failure.getMessage()));
        return UNDEFINED.equals(failure.sqlState()) && role.find() ? Optional.of(role.group(1)) : Optional.empty();
    }

    private static void create(Database database, String role, MigrationFailure failure) {
        try (Connection connection = database.connect()) {
            PlainRole.create(connection, role);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
