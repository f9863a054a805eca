package dev.plumbline.operate.backup;

import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.ClientCheck;
import dev.plumbline.database.session.Commit;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.rows.RowReader;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.rows.Sequences;
import dev.plumbline.operate.backup.source.BackupException;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Restores a backup in one transaction: the database is unchanged, or it equals what was backed up. Indexes and foreign keys are created
 * after the rows. Rows are checked against the checksums of the file as they pass, and counted by the server; before the commit the
 * structure is read back and compared, and so are those rows that something could have changed on their way.
 */
public final class Restore {
    private final Connection connection;
    private final BackupFile file;
    private final RestoreOptions options;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();

    private Restore(Connection connection, BackupFile file, RestoreOptions options, Progress progress) {
        this.connection = connection;
        this.file = file;
        this.options = options;
        this.progress = progress;
        this.notes.addAll(file.manifest().notes());
    }

    /**
     * What was restored.
     *
     * @param notes what is not as it was, in words: roles the server lacks, another version's wording
     */
    public record Result(Manifest manifest, Duration took, List<String> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** The simple protocol, because a script is sent as it stands, with many statements and any text in them. */
    public static Result run(Database database, BackupFile file, RestoreOptions options, Progress progress) {
        long start = System.nanoTime();
        try (Connection connection = database.with("preferQueryMode", "simple").connect();
                var retry = new LockRetry(database, options.lockTimeout(), waiting -> progress.at(waiting, -1, -1))) {
            ReadOnly.refuse(connection, database);
            ClientCheck.enable(connection);
            retry.over(connection);
            Restore restore = retry.attempts(() -> attempt(connection, database, file, options, progress));
            if (options.analyze()) {
                restore.analyze(database);
            }
            return new Result(file.manifest(), Duration.ofNanos(System.nanoTime() - start), restore.notes);
        } catch (Commit.UnknownOutcome e) {
            throw BackupException.unavailable(
                    "restore of " + file.path() + " into " + database + ": " + e.getMessage(), e);
        } catch (SQLException e) {
            throw BackupException.sql("restore of " + file.path() + " into " + database + " (nothing was changed)", e);
        } catch (IOException e) {
            throw BackupException.unavailable("restore of " + file.path() + ": " + e.getMessage(), e);
        }
    }

    private static Restore attempt(
            Connection connection, Database database, BackupFile file, RestoreOptions options, Progress progress)
            throws SQLException, IOException {
        var restore = new Restore(connection, file, options, progress);
        return Transaction.<Restore, IOException>rollBack(connection, open -> {
            restore.run(database);
            restore.commit(database);
            return restore;
        });
    }

    private void commit(Database database) throws SQLException {
        progress.at("commit", -1, -1);
        if (!Commit.run(connection, database)) {
            notes.add("the connection was lost during the commit; the server says that all of it is committed");
        }
    }

    private void run(Database database) throws SQLException, IOException {
        Session.canonicalText(connection);
        Session.execute(
                connection,
                "set local search_path = ''",
                "set local check_function_bodies = off",
                "set local default_table_access_method = heap",
                "set local default_tablespace = ''",
                "set local maintenance_work_mem = '256MB'",
                "set local lock_timeout = " + LockRetry.ATTEMPT.toMillis());
        checkEncoding(database);
        RestoreTarget.silenceTriggers(connection);
        StoredStructure structure = StoredStructure.read(file);
        var place = new RestoreTarget(connection, new Scope(file.manifest().scope()));
        makeRoom(database, place, structure);
        place.forgetPublic(file.manifest().structureSource().equals("catalogue"));
        List<RowReader.Taken> rows = build(structure);
        new Proof(connection, file, structure, rows, options.readBack(), progress, notes).prove();
    }

    private List<RowReader.Taken> build(StoredStructure structure) throws SQLException, IOException {
        var rights = new OwnersRights(connection);
        var builder = new StructureBuilder(connection, rights, progress);
        builder.build("structure", structure.before());
        if (!structure.ownersKnown()) {
            builder.giveWhatIsThere(structure.roles());
            notes.add("the backup is from before owners were recorded with each statement: making its tables ran"
                    + " expressions of theirs with the rights of this user");
        }
        List<RowReader.Taken> rows =
                new RowReader(connection, file, new RowTarget(connection, rights), progress).readAll();
        Sequences.restore(connection, file.manifest().sequences());
        builder.build(
                "keys, indexes and triggers",
                structure.after().stream()
                        .filter(step -> !StructureBuilder.waitsForPrivileges(step))
                        .toList());
        notes.addAll(Roles.apply(connection, builder.left(structure.roles())));
        rights.end();
        builder.build(
                "materialized views",
                structure.after().stream()
                        .filter(StructureBuilder::waitsForPrivileges)
                        .toList());
        return rows;
    }

    private void checkEncoding(Database database) throws SQLException {
        String encoding = Session.text(connection, "show server_encoding");
        String wanted = file.manifest().encoding();
        if (!encoding.equals(wanted) && !encoding.equals("UTF8")) {
            throw new BackupException(
                    Kind.FINDING,
                    database + " has encoding " + encoding + ", the backup has " + wanted
                            + " (create it with: create database … encoding '" + wanted + "' template template0)");
        }
    }

    private void makeRoom(Database database, RestoreTarget place, StoredStructure structure) throws SQLException {
        List<String> occupants = place.occupants();
        if (occupants.isEmpty()) {
            return;
        }
        if (!options.replace()) {
            throw new BackupException(
                    Kind.FINDING,
                    database + " is not empty: " + occupants.size() + " objects, including "
                            + String.join(", ", occupants.subList(0, Math.min(3, occupants.size())))
                            + " (restore into an empty database, or add --replace to drop its contents)");
        }
        progress.at("dropping the contents", -1, -1);
        place.clear(extensions(structure));
    }

    /** The extensions that stay. pg_dump recreates an extension's schema, so none stays where it wrote the structure. */
    private List<String> extensions(StoredStructure structure) {
        String start = "create extension if not exists ";
        return structure.before().stream()
                .map(StructureStatement::sql)
                .filter(sql -> sql.startsWith(start))
                .map(sql -> sql.substring(start.length(), sql.indexOf(" with schema")))
                .map(name -> name.replace("\"", ""))
                .toList();
    }

    /** Not part of the restore: without it everything is there, but the first queries may be planned badly. */
    private void analyze(Database database) {
        progress.at("analyze", -1, -1);
        try (Connection own = database.connect()) {
            for (Manifest.Table table : file.manifest().tables()) {
                if (!table.schema().isEmpty() && !table.extension()) {
                    Session.execute(own, "analyze " + table.tableName().sql());
                }
            }
        } catch (SQLException | PlumblineException e) {
            notes.add("restored and proven equal, but statistics were not gathered: " + e.getMessage()
                    + " (run analyze)");
        }
    }
}
