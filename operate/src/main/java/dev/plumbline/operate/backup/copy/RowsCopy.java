package dev.plumbline.operate.backup.copy;

import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.trial.TrialOwner;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Copies a database with its rows, or some of them, into an empty database on a server of ours: all of it is created by the owner of
 * the copy, as {@link StructureCopy} does. The rows are those of one moment.
 */
public final class RowsCopy {
    private RowsCopy() {}

    /**
     * What was copied.
     *
     * @param rows copied
     * @param ofAbout those of the whole database
     * @param notes what differs from the original, in words
     * @param incomplete whether something is left out that only a superuser may create
     */
    public record Result(long rows, long ofAbout, List<String> notes, boolean incomplete) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads the database in one transaction.
     *
     * @param owner of the copy, on a server that has none of the database's roles yet
     * @param rowsOfEach table, and those they refer to; empty: all
     */
    public static Result make(Database from, TrialOwner owner, OptionalInt rowsOfEach) {
        try (Connection source = from.connect()) {
            boolean asks = AskingFunctions.mayBeMade(source);
            return Transaction.rollBack(source, reading -> {
                AskingFunctions.beginReading(reading, asks);
                Inventory.refuseWhatStandbyLacks(reading, Scope.everything());
                Inventory.lock(reading, Inventory.tables(reading, Scope.everything()));
                var work = new StructureCopy(reading, from, owner);
                CopiedRows.Filled filled = work.make(
                        copy -> rowsOfEach.isPresent()
                                ? new SampleRows(reading, copy, rowsOfEach.getAsInt())
                                : new AllRows(reading, copy),
                        true);
                return new Result(filled.rows(), filled.ofAbout(), work.notes(), work.isIncomplete());
            });
        } catch (SQLException e) {
            throw BackupException.sql("copy of " + from, RecoveryConflict.worded(e));
        } catch (IOException e) {
            throw BackupException.unavailable("copy of " + from + ": " + e.getMessage(), e);
        }
    }
}
