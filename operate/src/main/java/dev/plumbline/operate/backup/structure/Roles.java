package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Restores owners and privileges, as far as the roles exist here and this user may. */
public final class Roles {
    /** Not permitted, or for a role that does not exist. */
    private static final Set<String> NOT_OURS_TO_GIVE = Set.of("42501", "22023", "42704");

    private static final Pattern OF_SCHEMA =
            Pattern.compile("^(set local role .*; )?(grant|revoke) [a-z ]+ on schema ");

    private static final String AS_ANOTHER = "set local role ";

    private Roles() {}

    /** What could not be done, in words. */
    public static List<String> apply(Connection connection, List<RoleStatement> statements) throws SQLException {
        return apply(connection, statements, Set.of());
    }

    /** @param passed over without a word: SQL states of failures that say an object is not there */
    public static List<String> apply(Connection connection, List<RoleStatement> statements, Set<String> passed)
            throws SQLException {
        Map<String, Integer> missing = new LinkedHashMap<>();
        var refused = new ArrayList<String>();
        for (RoleStatement statement : schemasLast(statements)) {
            if (!exists(connection, statement.role())) {
                missing.merge(statement.role(), 1, Integer::sum);
                continue;
            }
            try {
                Session.attempt(connection, statement.sql());
            } catch (SQLException e) {
                if (passed.contains(String.valueOf(e.getSQLState()))) {
                    continue;
                }
                if (!NOT_OURS_TO_GIVE.contains(String.valueOf(e.getSQLState()))) {
                    throw BackupException.sql(
                            "owners and privileges, at: " + statement.sql() + " (nothing was changed)", e);
                }
                refused.add(statement.sql());
            }
        }
        return notes(missing, refused);
    }

    /**
     * Once a schema's own privileges are revoked, only a superuser finds what is in it, so those come behind what is done to its objects.
     * Who passes on a privilege in the schema has to find them again: that comes last.
     */
    private static List<RoleStatement> schemasLast(List<RoleStatement> statements) {
        return statements.stream()
                .sorted(Comparator.comparing(statement -> {
                    String sql = statement.sql();
                    return OF_SCHEMA.matcher(sql).find() ? 1 : sql.startsWith(AS_ANOTHER) ? 2 : 0;
                }))
                .toList();
    }

    public static boolean exists(Connection connection, String role) throws SQLException {
        if (role.isEmpty()) {
            return true;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from pg_catalog.pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static List<String> notes(Map<String, Integer> missing, List<String> refused) {
        var notes = new ArrayList<String>();
        missing.forEach((role, count) -> notes.add(
                "role " + role + " does not exist on this server: " + count + " ownerships and privileges left out"));
        if (!refused.isEmpty()) {
            notes.add(refused.size()
                    + (refused.size() == 1 ? " ownership or privilege was" : " ownerships and privileges were")
                    + " not permitted to this user, first: " + refused.get(0));
        }
        return notes;
    }
}
