package dev.plumbline.operate.baseline;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.server.PlainRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Creates the roles that grants name on the throw-away server, without privileges: roles belong to a server, not to a database. */
final class GrantedRoles {
    private static final Pattern TO =
            Pattern.compile("\\s(?:to|from|role)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)", Pattern.CASE_INSENSITIVE);

    private GrantedRoles() {}

    static void create(Database database, List<String> grants) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String grant : grants) {
                for (String named :
                        TO.matcher(grant).results().map(match -> match.group(1)).toList()) {
                    String name = Identifier.unquote(named);
                    if (!name.equals("public")) {
                        PlainRole.create(connection, name);
                    }
                }
            }
        }
    }
}
