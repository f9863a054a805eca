package dev.plumbline.operate.baseline;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rights are for roles, which belong to a server: those that are named are made on ours, where they can do nothing. */
final class GrantedRoles {
    private static final Pattern TO =
            Pattern.compile("\\s(?:to|from|role)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)", Pattern.CASE_INSENSITIVE);

    /** A role of that name is there; names that begin with pg_ are the server's. */
    private static final Set<String> THERE_OR_RESERVED = Set.of("42710", "42939");

    private GrantedRoles() {}

    static void create(Database database, List<String> grants) throws SQLException {
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
}
