package dev.plumbline.operate.baseline;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A role that owns a throw-away database and has no other rights: what is created there is the code of whoever wrote it in the source, and
 * the server runs as a process of the user's. Dropped, with what it owns, before the database is.
 */
final class TrialOwner implements AutoCloseable {
    private static final String SCHEMA = "create schema if not exists ";

    private static final Pattern TO =
            Pattern.compile("\\s(?:to|from|role)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)", Pattern.CASE_INSENSITIVE);

    /** A role of that name exists; names that begin with pg_ are reserved. */
    private static final Set<String> THERE_OR_RESERVED = Set.of("42710", "42939");

    private final Database database;
    private final String role;
    private final String password;

    /** @param statements those that create schemas and extensions are run here, because they need more rights than the role has */
    TrialOwner(Database database, List<String> statements) throws SQLException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.database = database;
        this.role = Identifier.quote(database.name() + "_owner");
        this.password = HexFormat.of().formatHex(random);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + role + " login password " + Identifier.literal(password));
            statement.execute("alter database " + Identifier.quote(database.name()) + " owner to " + role);
            for (String sql : statements) {
                if (sql.startsWith(SCHEMA)) {
                    statement.execute(sql);
                    statement.execute("alter schema " + sql.substring(SCHEMA.length()) + " owner to " + role);
                } else if (sql.startsWith("create extension ")) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The database as this role. */
    Database database() {
        return Database.of(database.host(), database.port(), database.name(), Identifier.unquote(role), password);
    }

    /** Privileges name roles, which belong to a server: those named are created on ours, without any rights. */
    static void createRoles(Database database, List<String> grants) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String grant : grants) {
                for (String named :
                        TO.matcher(grant).results().map(match -> match.group(1)).toList()) {
                    String name = Identifier.unquote(named);
                    if (!name.equals("public")) {
                        create(statement, name);
                    }
                }
            }
        }
    }

    private static void create(Statement statement, String name) throws SQLException {
        try {
            statement.execute("create role " + Identifier.quote(name));
        } catch (SQLException e) {
            if (!THERE_OR_RESERVED.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + Identifier.quote(database.name()) + " owner to current_user");
            statement.execute("drop owned by " + role + " cascade");
            statement.execute("drop role " + role);
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
    }
}
