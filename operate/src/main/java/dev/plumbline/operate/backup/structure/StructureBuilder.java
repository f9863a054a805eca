package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.catalog.structure.StatementOwner;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rebuilds a structure within the caller's transaction so that no code of an owner runs with the rights of the user who rebuilds it: each
 * object goes to its owner as soon as it exists, and the owner's code runs with the owner's rights.
 */
public final class StructureBuilder {
    private static final Pattern CREATED_IN = Pattern.compile(
            "create\\s+(?:unlogged\\s+)?(?:table|aggregate)\\s+(\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)\\..*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Connection connection;
    private final OwnersRights rights;
    private final Progress progress;
    private final boolean superuser;
    private final Set<String> given = new HashSet<>();

    public StructureBuilder(Connection connection, OwnersRights rights, Progress progress) throws SQLException {
        this.connection = connection;
        this.rights = rights;
        this.progress = progress;
        this.superuser = Session.text(connection, "select current_setting('is_superuser')")
                .equals("on");
    }

    /** Before the rows and after them, except for what waits until privileges are granted. */
    public void build(String step, List<StructureStatement> statements) throws SQLException {
        int done = 0;
        for (StructureStatement statement : statements) {
            progress.at(step, done++, statements.size());
            try {
                build(statement);
            } catch (SQLException e) {
                throw BackupException.sql(step + ", at: " + shortened(statement.sql()) + " (nothing was changed)", e);
            }
        }
        Session.execute(connection, "set local search_path = ''");
        progress.at(step, done, statements.size());
    }

    /** Refreshing needs the privileges of the views' owners, and an event trigger would fire for all the rest. */
    public static boolean waitsForPrivileges(StructureStatement statement) {
        String start = statement
                .sql()
                .substring(0, Math.min(60, statement.sql().length()))
                .toLowerCase(Locale.ROOT);
        return start.startsWith("refresh materialized view ")
                || start.startsWith("create event trigger ")
                || start.startsWith("alter event trigger ")
                || start.startsWith("comment on event trigger ");
    }

    private void build(StructureStatement statement) throws SQLException {
        StatementOwner owner = statement.owner();
        if (owner.runs() && rights.apart(owner.role())) {
            asOwner(owner.role(), statement.sql());
        } else {
            Session.execute(connection, statement.sql());
        }
        if (!owner.give().isEmpty()) {
            give(owner.role(), owner.give());
        }
    }

    /** An object's owner need not have the right to create another one like it, nor to use its schema: the owner gets it for this one. */
    private void asOwner(String role, String sql) throws SQLException {
        Matcher created = CREATED_IN.matcher(sql);
        var lent = new ArrayList<String>();
        for (String schema : closedTo(role)) {
            if (sql.contains(schema + ".")) {
                lent.add("usage on schema " + schema);
            }
        }
        if (created.matches() && !may(role, created.group(1), "create")) {
            lent.add("create on schema " + created.group(1));
        }
        String quoted = Identifier.quote(role);
        for (String right : lent) {
            Session.execute(connection, "grant " + right + " to " + quoted);
        }
        rights.run(role, sql);
        for (String right : lent) {
            Session.execute(connection, "revoke " + right + " from " + quoted);
        }
    }

    private List<String> closedTo(String role) throws SQLException {
        return Session.texts(
                connection,
                "select pg_catalog.quote_ident(nspname) from pg_catalog.pg_namespace where nspname !~ '^pg_'"
                        + " and not pg_catalog.has_schema_privilege(" + Identifier.literal(role)
                        + "::name, oid, 'usage')");
    }

    private boolean may(String role, String schema, String right) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select pg_catalog.has_schema_privilege(?::name, ?::pg_catalog.regnamespace::oid, ?::text)")) {
            query.setString(1, role);
            query.setString(2, schema);
            query.setString(3, right);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** What is not permitted is tried once more when privileges are granted, and reported. */
    private void give(String role, String sql) throws SQLException {
        if (!Roles.exists(connection, role)) {
            return;
        }
        if (superuser) {
            Session.execute(connection, sql);
            given.add(sql);
            return;
        }
        try {
            Session.attempt(connection, sql);
            given.add(sql);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Owners for a file that does not give the owner with each statement, as far as the objects exist. */
    public void giveWhatIsThere(List<RoleStatement> roles) throws SQLException {
        for (RoleStatement role : roles) {
            if (role.sql().startsWith("alter ")
                    && role.sql().contains(" owner to ")
                    && Roles.exists(connection, role.role())) {
                try {
                    Session.attempt(connection, role.sql());
                    given.add(role.sql());
                } catch (SQLException e) {
                    // It comes after the rows, or is not permitted: tried again when privileges are granted.
                }
            }
        }
    }

    /** Those that have not been carried out yet. */
    public List<RoleStatement> left(List<RoleStatement> roles) {
        return roles.stream().filter(role -> !given.contains(role.sql())).toList();
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 117) + "…";
    }
}
