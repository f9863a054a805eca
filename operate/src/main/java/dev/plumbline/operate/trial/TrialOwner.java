package dev.plumbline.operate.trial;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * A role that owns a throw-away database and may do nothing else: what is created and run there is other people's code, and the server is
 * a process of the operator's. Dropped with the database.
 */
public final class TrialOwner implements AutoCloseable {
    private static final int ROLES_ARE_CONFINED = 16;

    private final Database superuser;
    private final String name;
    private final String password;

    private TrialOwner(Database superuser, String name, String password) {
        this.superuser = superuser;
        this.name = name;
        this.password = password;
    }

    /** @param superuser the address of a database of ours, as a superuser of its server */
    public static TrialOwner of(Database superuser) {
        var owner = new TrialOwner(superuser, superuser.name() + "_owner_" + random(4), random(16));
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            boolean confined = connection.getMetaData().getDatabaseMajorVersion() >= ROLES_ARE_CONFINED;
            statement.execute("create role " + owner.role() + " login" + (confined ? " createrole" : "") + " password "
                    + Identifier.literal(owner.password));
            if (confined) {
                statement.execute("alter role " + owner.role() + " set createrole_self_grant = 'set, inherit'");
            }
            statement.execute(owner.owning());
            return owner;
        } catch (SQLException e) {
            throw failed(superuser, e);
        }
    }

    private String owning() {
        return "alter database " + Identifier.quote(superuser.name()) + " owner to " + role();
    }

    /** To be called when the database was recreated. */
    public void own() {
        asSuperuser(owning());
    }

    /** Lets no policy hide rows from it, as none would from a superuser. */
    public TrialOwner seeingAllRows() {
        asSuperuser("alter role " + role() + " bypassrls");
        return this;
    }

    private void asSuperuser(String sql) {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(superuser, e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The database as this role. */
    public Database database() {
        return superuser.with("user", name).with("password", password);
    }

    /** The same database with a superuser's rights: for our own SQL alone. */
    public Database superuser() {
        return superuser;
    }

    /** The role's name, quoted. */
    public String role() {
        return Identifier.quote(name);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    private static PlumblineException failed(Database database, SQLException e) {
        return new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
    }

    /** The database is dropped first: dropping what the role owns, table by table, would need a lock on all of them at once. */
    @Override
    public void close() {
        Databases.drop(superuser);
        try (Connection connection = superuser.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop owned by " + role());
            statement.execute("drop role " + role());
        } catch (SQLException e) {
            throw failed(superuser, e);
        }
    }
}
