package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.Roles;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureBuilder;
import dev.plumbline.operate.trial.OwnersGround;
import dev.plumbline.operate.trial.OwnersLimits;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Builds a structure in a transaction of the copy's owner, who has the rights of all roles there and no more. */
final class OwnersCopy {
    private final Connection copy;
    private final String databaseOwner;
    private final CopiedRows filling;
    private final boolean leavingOut;
    private final OwnersRights rights;
    private final StructureBuilder builder;
    private final List<String> notes = new ArrayList<>();
    private boolean incomplete;

    /**
     * @param databaseOwner of the database that is copied
     * @param filling fills its tables, over a connection within the caller's transaction
     * @param leavingOut whether what the owner may not create is left out; otherwise it is an error
     */
    OwnersCopy(Connection copy, String databaseOwner, CopiedRows filling, boolean leavingOut) throws SQLException {
        this.copy = copy;
        this.databaseOwner = databaseOwner;
        this.filling = filling;
        this.leavingOut = leavingOut;
        this.rights = OwnersRights.ofTheSession(copy);
        this.builder = new StructureBuilder(copy, rights, Progress.silent());
    }

    /** What could not be created, in words. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether anything was left out. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Returns what was filled in. */
    CopiedRows.Filled make(Inventory inventory, StoredStructure steps) throws SQLException, IOException {
        Session.canonicalText(copy);
        Session.execute(copy, "set local search_path = ''", "set local check_function_bodies = off");
        List<StructureStatement> before = own(steps.before());
        List<StructureStatement> after = own(steps.after());
        List<String> lent = lend(before, after);
        build("structure", before);
        CopiedRows.Filled filled = filling.fill(inventory, new RowTarget(copy, rights));
        notes.addAll(filled.notes());
        build(
                "indexes",
                after.stream()
                        .filter(step -> !StructureBuilder.waitsForPrivileges(step))
                        .toList());
        for (String privilege : lent) {
            Session.execute(copy, "revoke " + privilege);
        }
        notes.addAll(Roles.apply(copy, builder.left(steps.roles()), incomplete ? OwnersLimits.UNDEFINED : Set.of()));
        for (StructureStatement last : after) {
            if (StructureBuilder.waitsForPrivileges(last) && !EventTriggerCopy.is(last.sql())) {
                tryOut(last);
            }
        }
        return filled;
    }

    /** Without what {@link OwnersGround} has created, and without the comment on the language that every database has. */
    private static List<StructureStatement> own(List<StructureStatement> steps) {
        return steps.stream()
                .filter(step -> !OwnersGround.is(step.sql()))
                .filter(step -> !step.sql().toLowerCase(Locale.ROOT).startsWith("comment on extension plpgsql "))
                .toList();
    }

    /**
     * A role that is given an object needs the right to create one in its schema, and to use the schemas of what the object refers to: the
     * privileges of the original come last.
     */
    private List<String> lend(List<StructureStatement> before, List<StructureStatement> after) throws SQLException {
        Set<String> owners = new LinkedHashSet<>();
        before.forEach(step -> owners.add(step.owner().role()));
        after.forEach(step -> owners.add(step.owner().role()));
        owners.remove("");
        owners.add(databaseOwner);
        List<String> schemas = Session.texts(
                copy,
                "select nspname from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
                        + " and pg_catalog.pg_has_role(nspowner, 'usage')");
        var lent = new ArrayList<String>();
        for (String role : owners) {
            if (!Roles.exists(copy, role)) {
                continue;
            }
            for (String schema : schemas) {
                String on = "usage, create on schema " + Identifier.quote(schema);
                Session.execute(copy, "grant " + on + " to " + Identifier.quote(role));
                // This stays: the owner of the original has these rights on schema public, and does not own the copy.
                if (!role.equals(databaseOwner) || !schema.equals("public")) {
                    lent.add(on + " from " + Identifier.quote(role));
                }
            }
        }
        return lent;
    }

    private void build(String what, List<StructureStatement> steps) throws SQLException {
        if (!leavingOut) {
            builder.build(what, steps);
            return;
        }
        for (StructureStatement step : steps) {
            try {
                Savepoints.keeping(copy, open -> {
                    builder.build(what, List.of(step));
                    return step;
                });
            } catch (BackupException e) {
                boolean refused = OwnersLimits.isRefused(e);
                if (!refused && !(incomplete && OwnersLimits.isUndefined(e))) {
                    throw e;
                }
                incomplete = true;
                notes.add(StructureCopy.LACKING + step.name()
                        + (refused
                                ? ", which takes a superuser's rights, with which nothing of a target's is made here"
                                : ", which needs something that is left out")
                        + " (" + reason(e) + ")");
            }
        }
    }

    /** A view that cannot be populated without rows may as well stay empty. */
    private void tryOut(StructureStatement statement) throws SQLException {
        try {
            Savepoints.keeping(copy, open -> {
                builder.build("materialized views", List.of(statement));
                return statement;
            });
        } catch (BackupException e) {
            notes.add(StructureCopy.LACKING + e.getMessage());
        }
    }

    private static String reason(BackupException e) {
        return String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage())
                .replaceFirst("(?s)\\s*\\n.*", "")
                .replaceFirst("^ERROR: ", "");
    }
}
