package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.RestoreTarget;
import dev.plumbline.operate.backup.structure.Roles;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Copies the structure of a database and some of its rows, together with every row these reference, into an empty database of a server that is given. */
public final class Sample {
    /** Rows copied, and the rows of the whole database by the server's own estimate. */
    public record Result(long rows, long ofAbout) {}

    private final Connection source;
    private final Connection target;
    private final StructureBuilder builder;
    private final OwnersRights rights;

    private Sample(Connection source, Connection target) throws SQLException {
        this.source = source;
        this.target = target;
        this.rights = new OwnersRights(target);
        this.builder = new StructureBuilder(target, rights, Progress.silent());
    }

    /** History tables and other small internal tables are copied whole. */
    public static Result copy(Database from, Database to, int rowsOfEach) {
        try (Connection source = from.connect();
                Connection target = to.with("preferQueryMode", "simple").connect()) {
            boolean asks = AskingFunctions.mayBeMade(source);
            return Transaction.rollBack(source, reading -> {
                AskingFunctions.beginReading(reading, asks);
                return Transaction.commit(target, writing -> copy(reading, writing, rowsOfEach));
            });
        } catch (SQLException e) {
            throw BackupException.sql("sample of " + from, RecoveryConflict.worded(e));
        } catch (IOException e) {
            throw BackupException.unavailable("sample of " + from + ": " + e.getMessage(), e);
        }
    }

    private static Result copy(Connection source, Connection target, int rowsOfEach) throws SQLException, IOException {
        Session.canonicalText(source);
        Session.canonicalText(target);
        Session.execute(target, "set local search_path = ''", "set local check_function_bodies = off");
        RestoreTarget.silenceTriggers(target);
        return new Sample(source, target).copy(rowsOfEach);
    }

    private Result copy(int rowsOfEach) throws SQLException, IOException {
        Inventory.refuseWhatStandbyLacks(source, Scope.everything());
        Inventory inventory = Inventory.read(source, Scope.everything());
        Structure structure = inventory.structure();
        if (!structure.beyond().isEmpty()) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    "a sample cannot carry " + String.join(", ", structure.beyond())
                            + " (take all rows: leave out --rows)");
        }
        StoredStructure steps = StoredStructure.of(structure);
        builder.build("structure", steps.before());
        CopiedRows.Filled some =
                new SampleRows(source, target, rowsOfEach).fill(inventory, new RowTarget(target, rights));
        builder.build("indexes", having(steps, false));
        Roles.apply(target, builder.left(structure.roles()));
        rights.end();
        builder.build("materialized views", having(steps, true));
        return new Result(some.rows(), some.ofAbout());
    }

    private static List<StructureStatement> having(StoredStructure steps, boolean waiting) {
        return steps.after().stream()
                .filter(step -> StructureBuilder.waitsForPrivileges(step) == waiting)
                .toList();
    }
}
