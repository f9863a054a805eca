package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.DumpedScript;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.trial.OwnersGround;
import dev.plumbline.operate.trial.OwnersLimits;
import dev.plumbline.operate.trial.OwnersRoles;
import dev.plumbline.operate.trial.TrialOwner;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies a database without its rows into an empty database on a server of ours: roles, structure, and the rows of migration histories.
 * Reads within the caller's transaction, and only what a role without rights on the tables may read. Everything is created by the owner of
 * the copy, who is not a superuser; what only a superuser may create is left out, with what depends on it.
 */
public final class StructureCopy {
    /** Begins each note about something that the copy lacks. */
    public static final String LACKING = "not on the copy: ";

    private static final String ROLES =
            "select r.rolname from pg_catalog.pg_roles r where r.rolname !~ '^pg_' order by r.rolname";
    private static final String MEMBERS = """
            select r.rolname, m.rolname
            from pg_catalog.pg_auth_members a
            join pg_catalog.pg_roles r on r.oid = a.roleid
            join pg_catalog.pg_roles m on m.oid = a.member
            where m.rolname !~ '^pg_' order by r.rolname, m.rolname
            """;

    private static final String OWNER = "select pg_catalog.pg_get_userbyid(d.datdba) from pg_catalog.pg_database d"
            + " where d.datname = pg_catalog.current_database()";

    /** Members of the server's other roles can reach files, programs and other servers. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?!pg_).*|pg_(read_all_data|write_all_data|monitor|read_all_settings|read_all_stats|stat_scan_tables|maintain)",
            Pattern.DOTALL);

    /** Our own statements make these, so that no pg_dump is needed on their account. */
    private static final String DESCRIBED = "(publication|event trigger) .*";

    /** Made apart, with event triggers that cannot fire while the copy is filled. */
    private static final String APART = "event trigger .*";

    /** It would connect to another server, by a password that is nobody's business. */
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(?is)\\s*(create|alter|comment on)\\s+subscription\\b.*");

    private final Connection source;
    private final Database from;
    private final TrialOwner owner;
    private final List<String> notes = new ArrayList<>();
    private boolean incomplete;

    StructureCopy(Connection source, Database from, TrialOwner owner) {
        this.source = source;
        this.from = from;
        this.owner = owner;
    }

    /**
     * Returns, in words, what differs from the original.
     *
     * @param from the address of the database that is read, for programs that are started to read it too
     * @param owner of the copy, on a server that has none of the database's roles yet
     */
    public static List<String> make(Connection reading, Database from, TrialOwner owner) {
        try {
            var work = new StructureCopy(reading, from, owner);
            work.make(copy -> new HistoryRows(reading), false);
            return work.notes();
        } catch (SQLException e) {
            throw BackupException.sql("structure of " + from, e);
        } catch (IOException e) {
            throw BackupException.unavailable("structure of " + from + ": " + e.getMessage(), e);
        }
    }

    /** Chooses the rows that go with a structure. */
    interface RowsFor {
        CopiedRows of(Connection copy);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean isIncomplete() {
        return incomplete;
    }

    /** @param atOnce whether the rows are too many to be copied twice, where something turns out to be left out */
    CopiedRows.Filled make(RowsFor rows, boolean atOnce) throws SQLException, IOException {
        roles();
        Session.canonicalText(source);
        Inventory inventory = Inventory.read(source, Scope.everything());
        StoredStructure steps = steps(inventory.structure());
        List<StructureStatement> all =
                Stream.concat(steps.before().stream(), steps.after().stream()).toList();
        OwnersGround.lay(owner, all.stream().map(StructureStatement::sql).toList());
        CopiedRows.Filled filled = build(inventory, steps, rows, atOnce);
        notes.addAll(EventTriggerCopy.make(owner, all));
        return filled;
    }

    private CopiedRows.Filled build(Inventory inventory, StoredStructure steps, RowsFor rows, boolean atOnce)
            throws SQLException, IOException {
        if (atOnce) {
            return attempt(inventory, steps, rows, true);
        }
        try {
            return attempt(inventory, steps, rows, false);
        } catch (BackupException e) {
            if (!OwnersLimits.isRefused(e)) {
                throw e;
            }
            return attempt(inventory, steps, rows, true);
        }
    }

    private void roles() throws SQLException {
        List<String> names = Session.texts(source, ROLES);
        try (OwnersRoles there = new OwnersRoles(owner);
                Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(MEMBERS)) {
            for (String name : names) {
                there.create(name);
            }
            while (rows.next()) {
                if (HARMLESS.matcher(rows.getString(1)).matches()) {
                    there.grant(rows.getString(1), rows.getString(2));
                }
            }
            for (String name : names) {
                there.join(name);
            }
        }
    }

    private CopiedRows.Filled attempt(Inventory inventory, StoredStructure steps, RowsFor rows, boolean leavingOut)
            throws SQLException, IOException {
        String databaseOwner = Session.text(source, OWNER);
        try (Connection copy =
                owner.database().with("preferQueryMode", "simple").connect()) {
            var build = new OwnersCopy(copy, databaseOwner, rows.of(copy), leavingOut);
            CopiedRows.Filled filled = Transaction.commit(copy, writing -> build.make(inventory, steps));
            notes.addAll(build.notes());
            incomplete = build.isIncomplete();
            return filled;
        }
    }

    private StoredStructure steps(Structure structure) throws SQLException {
        List<String> beyond = structure.beyond().stream()
                .filter(object -> !object.matches(DESCRIBED))
                .toList();
        if (beyond.isEmpty()) {
            return StoredStructure.of(new Structure(
                    structure.statements().stream()
                            .filter(step -> !step.name().matches(APART))
                            .toList(),
                    structure.roles(),
                    structure.beyond()));
        }
        PgDump dump = PgDump.find(Optional.empty(), from, Session.serverMajor(source), beyond);
        String snapshot = Session.text(source, "select pg_catalog.pg_export_snapshot()");
        StoredStructure dumped = DumpedScript.structure(
                dump.section(from, "pre-data", snapshot, Scope.everything()),
                dump.section(from, "post-data", snapshot, Scope.everything()),
                structure.roles());
        return new StoredStructure(local(dumped.before()), local(dumped.after()), dumped.roles(), dumped.ownersKnown());
    }

    private static List<StructureStatement> local(List<StructureStatement> steps) {
        return steps.stream()
                .filter(step -> !SUBSCRIPTION.matcher(step.sql()).matches())
                .toList();
    }
}
