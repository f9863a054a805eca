package dev.plumbline.operate.trial;

import dev.plumbline.database.Identifier;
import dev.plumbline.server.PlainRole;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** The roles of a throw-away server that a structure and its migrations name: the owner of the database is a member of each. */
public final class OwnersRoles implements AutoCloseable {
    /**
     * Whether members of the role can reach files, programs, other servers or the rights of others. Before version 16 a role that may
     * create roles could make itself such a member.
     */
    private static final String HARMFUL = """
            select r.rolname ~ '^pg_' or r.rolcreaterole or exists (
              select from pg_catalog.pg_roles d
              where (d.rolsuper or d.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                  'pg_create_subscription', 'pg_signal_backend'))
                and pg_catalog.pg_has_role(r.oid, d.oid, 'member'))
            from pg_catalog.pg_roles r
            where r.rolname = ?
            """;

    /** A circular membership, and a role that does not exist. */
    private static final Set<String> SENSELESS = Set.of("0LP01", "42704");

    private final TrialOwner owner;
    private final Connection connection;

    public OwnersRoles(TrialOwner owner) {
        this.owner = owner;
        this.connection = owner.superuser().connect();
    }

    /** Creates a role without privileges, unless it exists. */
    public void create(String role) throws SQLException {
        PlainRole.create(connection, role);
    }

    /** Makes one role a member of another; the one that is granted must be harmless. */
    public void grant(String role, String member) throws SQLException {
        execute("grant " + Identifier.quote(role) + " to " + Identifier.quote(member), SENSELESS);
    }

    /** Makes the owner a member of a role, with admin option; false where the role does not exist, or has rights beyond its objects. */
    public boolean join(String role) throws SQLException {
        if (owner.is(role) || !isHarmless(role)) {
            return false;
        }
        execute("grant " + Identifier.quote(role) + " to " + owner.role() + " with admin option", Set.of());
        return true;
    }

    private boolean isHarmless(String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HARMFUL)) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && !row.getBoolean(1);
            }
        }
    }

    private void execute(String sql, Set<String> passed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!passed.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
