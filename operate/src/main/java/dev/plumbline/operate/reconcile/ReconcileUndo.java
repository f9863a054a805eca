package dev.plumbline.operate.reconcile;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.schema.contract.BuiltCatalog;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Undoes a reconcile exactly, by the backup that was taken before it. */
public final class ReconcileUndo {
    private final Database database;
    private final Pack pack;

    public ReconcileUndo(Database database, Pack pack) {
        this.database = database;
        this.pack = pack;
    }

    /**
     * @param discard whether what was written since may be lost
     * @throws PlumblineException when something was, and it may not be lost; nothing is changed then
     */
    public Restore.Result run(Path backup, boolean discard, RestoreOptions options, Progress progress) {
        Backed backed = Backed.by(backup);
        if (!backed.manifest().pack().equals(pack.name())) {
            throw new PlumblineException(
                    Kind.USAGE,
                    backup + ": a backup of pack '" + backed.manifest().pack() + "', expected one of " + pack.name());
        }
        if (!discard) {
            refuseLosing(backed);
        }
        try (BackupFile file = BackupFile.open(backup)) {
            return Restore.run(database, file, options.replacing(true), progress);
        }
    }

    private void refuseLosing(Backed backed) {
        List<String> since;
        try (Connection connection = database.connect()) {
            since = backed.since(connection);
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
        if (!since.isEmpty()) {
            throw new PlumblineException(
                    Kind.FINDING,
                    "changed since the reconcile, and lost by undoing it: " + String.join(", ", since)
                            + " (--discard discards it); nothing was changed");
        }
    }

    /** Why there is no undo without a backup, in terms of the existing rows. */
    public PlumblineException withoutBackup() {
        var lists = new ArrayList<String>();
        try (Connection connection = database.connect()) {
            for (CatalogObject column :
                    Catalog.read(connection, BuiltCatalog.SCOPE).objects(CatalogKind.COLUMN)) {
                String type = column.property("type").orElse("");
                String table = column.owner().orElse("");
                if (type.endsWith("[]") && isOfPack(table)) {
                    long rows = several(connection, table, column.name());
                    if (rows > 0) {
                        lists.add(table + "." + column.name() + " in " + Amounts.count(rows, "row"));
                    }
                }
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
        return new PlumblineException(
                Kind.FINDING,
                "an undo needs the backup that reconcile --apply took: give it with --from FILE"
                        + (lists.isEmpty()
                                ? ""
                                : "; several values in one list can no longer be distinguished from one value ("
                                        + String.join(", ", lists) + ")")
                        + "; nothing was changed");
    }

    private boolean isOfPack(String table) {
        return BuiltCatalog.of(pack).objects(CatalogKind.TABLE).stream()
                .anyMatch(object -> object.identity().equals(table));
    }

    private static long several(Connection connection, String table, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + table + " where cardinality(" + column + ") > 1")) {
            row.next();
            return row.getLong(1);
        }
    }
}
