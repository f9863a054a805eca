package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.DumpedScript;
import dev.plumbline.operate.backup.structure.RestoreTarget;
import dev.plumbline.operate.backup.structure.Roles;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Copies a database without its rows into an empty database on a server of ours: roles, structure, and the rows of migration histories.
 * Reads within the caller's transaction, and only what a role without rights on the tables may read.
 */
public final class StructureCopy {
    private static final String ROLES = """
            select format('create role %I nologin', r.rolname)
            from pg_catalog.pg_roles r where r.rolname !~ '^pg_' order by r.rolname
            """;
    private static final String MEMBERS = """
            select format('grant %I to %I', r.rolname, m.rolname)
            from pg_catalog.pg_auth_members a
            join pg_catalog.pg_roles r on r.oid = a.roleid
            join pg_catalog.pg_roles m on m.oid = a.member
            where m.rolname !~ '^pg_' order by r.rolname, m.rolname
            """;
    /** Nothing of the structure depends on these, so a copy may do without. */
    private static final String LEFT_OUT = "(publication|published table|published schema|event trigger) .*";

    private final Connection source;
    private final Connection copy;
    private final List<String> notes = new ArrayList<>();

    private StructureCopy(Connection source, Connection copy) {
        this.source = source;
        this.copy = copy;
    }

    /**
     * Returns, in words, what differs from the original.
     *
     * @param from the database that is read, as programs started to read it too will find it
     */
    public static List<String> make(Connection reading, Database from, Database to) {
        try (Connection copy = to.with("preferQueryMode", "simple").connect()) {
            var work = new StructureCopy(reading, copy);
            work.roles();
            Transaction.commit(copy, writing -> {
                work.build(from);
                return true;
            });
            return List.copyOf(work.notes);
        } catch (SQLException e) {
            throw BackupException.sql("structure of " + from, e);
        } catch (IOException e) {
            throw BackupException.unavailable("structure of " + from + ": " + e.getMessage(), e);
        }
    }

    /** A role that exists already will do; memberships that would make a circle with one of ours are not needed. */
    private void roles() throws SQLException {
        var statements = new ArrayList<>(Session.texts(source, ROLES));
        statements.addAll(Session.texts(source, MEMBERS));
        for (String sql : statements) {
            try {
                Session.execute(copy, sql);
            } catch (SQLException e) {
                if (!List.of("42710", "0LP01", "42704").contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    private void build(Database from) throws SQLException, IOException {
        Session.canonicalText(source);
        Session.canonicalText(copy);
        Session.execute(copy, "set local search_path = ''", "set local check_function_bodies = off");
        RestoreTarget.silenceTriggers(copy);
        Inventory inventory = Inventory.read(source, Scope.everything());
        Structure structure = inventory.structure();
        StoredStructure steps = steps(structure, from);
        var rights = new OwnersRights(copy);
        var builder = new StructureBuilder(copy, rights, Progress.silent());
        builder.build("structure", steps.before());
        histories(inventory, rights);
        builder.build(
                "indexes",
                steps.after().stream()
                        .filter(step -> !StructureBuilder.waitsForPrivileges(step))
                        .toList());
        notes.addAll(Roles.apply(copy, builder.left(structure.roles())));
        rights.end();
        for (StructureStatement last : steps.after()) {
            if (StructureBuilder.waitsForPrivileges(last)) {
                tryOut(builder, last);
            }
        }
    }

    private StoredStructure steps(Structure structure, Database from) throws SQLException {
        List<String> beyond = structure.beyond().stream()
                .filter(object -> !object.matches(LEFT_OUT))
                .toList();
        if (beyond.isEmpty()) {
            structure.beyond().forEach(object -> notes.add(object + " is left out of the copy"));
            return StoredStructure.of(new Structure(
                    structure.statements().stream()
                            .filter(step -> !step.name().matches(LEFT_OUT))
                            .toList(),
                    structure.roles(),
                    structure.beyond()));
        }
        PgDump dump = PgDump.find(Optional.empty(), from, Session.serverMajor(source), beyond);
        String snapshot = Session.text(source, "select pg_catalog.pg_export_snapshot()");
        return DumpedScript.structure(
                dump.section(from, "pre-data", snapshot, Scope.everything()),
                dump.section(from, "post-data", snapshot, Scope.everything()),
                structure.roles());
    }

    /** A view that cannot be filled without rows may stay empty. */
    private void tryOut(StructureBuilder builder, StructureStatement statement) throws SQLException {
        try {
            Savepoints.keeping(copy, open -> {
                builder.build("materialized views and triggers on events", List.of(statement));
                return statement;
            });
        } catch (BackupException e) {
            notes.add("not on the copy: " + e.getMessage());
        }
    }

    private void histories(Inventory inventory, OwnersRights rights) throws SQLException, IOException {
        var into = new RowTarget(copy, rights);
        for (RowSet rows : inventory.rowSets()) {
            if (!rows.table().table().startsWith("flyway_") || rows.columns().isEmpty()) {
                continue;
            }
            if (!Session.text(
                            source,
                            "select pg_catalog.has_table_privilege("
                                    + Identifier.literal(rows.table().sql()) + ", 'select')")
                    .equals("t")) {
                notes.add(rows.table() + " may not be read (grant select on it): its rows are not on the copy");
                continue;
            }
            into.fill(rows, rows.copyInto(rows.table().sql()), in -> {
                CopyOut out = source.unwrap(PGConnection.class).getCopyAPI().copyOut(rows.copyOut());
                for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                    in.writeToCopy(row, 0, row.length);
                }
            });
        }
    }
}
