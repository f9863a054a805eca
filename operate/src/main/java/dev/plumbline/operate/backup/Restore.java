package dev.plumbline.operate.backup;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.lock.LockPatience;
import dev.plumbline.database.session.Abandoned;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Restores a backup in one transaction: the database is as it was, or it is equal to what was backed up. Indexes and
 * foreign keys are made after the rows; before the commit everything is read back and compared.
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
                var patience =
                        new LockPatience(database, options.lockTimeout(), waiting -> progress.at(waiting, -1, -1))) {
            Abandoned.endSoon(connection);
            patience.over(connection);
            Restore restore = patience.commit(connection, transaction -> {
                var attempt = new Restore(transaction, file, options, progress);
                attempt.run(database);
                return attempt;
            });
            restore.analyze();
            return new Result(file.manifest(), Duration.ofNanos(System.nanoTime() - start), restore.notes);
        } catch (SQLException e) {
            throw BackupException.sql("restore of " + file.path() + " into " + database + " (nothing was changed)", e);
        } catch (IOException e) {
            throw BackupException.unavailable("restore of " + file.path() + ": " + e.getMessage(), e);
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
                "set local lock_timeout = " + LockPatience.ATTEMPT.toMillis());
        checkEncoding(database);
        // No trigger of the database's own, not even one on events, has a say in its restoring; only superusers may say
        // so.
        Session.execute(
                connection,
                "select set_config('session_replication_role', 'replica', true) where current_setting('is_superuser') = 'on'");
        var room = new Room(connection, new Scope(file.manifest().scope()));
        makeRoom(database, room);
        room.forgetPublic(file.manifest().structureSource().equals("catalogue"));
        statements("structure", Backup.before(file));
        new RowReader(connection, file, progress).readAll();
        Sequences.restore(connection, file.manifest().sequences());
        statements("keys, indexes and triggers", Backup.after(file));
        notes.addAll(Roles.apply(connection, Backup.roles(file)));
        new Proof(connection, file, progress, notes).prove();
    }

    private void checkEncoding(Database database) throws SQLException {
        String encoding = Session.text(connection, "show server_encoding");
        String wanted = file.manifest().encoding();
        if (!encoding.equals(wanted) && !encoding.equals("UTF8")) {
            throw new BackupException(
                    Kind.FINDING,
                    database + " has encoding " + encoding + ", the backup is of " + wanted
                            + " (create it with: create database … encoding '" + wanted + "' template template0)");
        }
    }

    private void makeRoom(Database database, Room room) throws SQLException {
        List<String> occupants = room.occupants();
        if (occupants.isEmpty()) {
            return;
        }
        if (!options.replace()) {
            throw new BackupException(
                    Kind.FINDING,
                    database + " is not empty: " + occupants.size() + " objects, among them "
                            + String.join(", ", occupants.subList(0, Math.min(3, occupants.size())))
                            + " (restore into an empty database, or add --replace to drop what is there)");
        }
        progress.at("dropping what is there", -1, -1);
        room.clear(extensions());
    }

    private List<String> extensions() {
        String start = "create extension if not exists ";
        return Backup.before(file).stream()
                .filter(sql -> sql.startsWith(start))
                .map(sql -> sql.substring(start.length(), sql.indexOf(" with schema")))
                .map(name -> name.replace("\"", ""))
                .toList();
    }

    private void statements(String step, List<String> statements) throws SQLException {
        int done = 0;
        for (String sql : statements) {
            progress.at(step, done++, statements.size());
            try {
                Session.execute(connection, sql);
            } catch (SQLException e) {
                throw BackupException.sql(step + ", at: " + shortened(sql) + " (nothing was changed)", e);
            }
        }
        Session.execute(connection, "set local search_path = ''");
        progress.at(step, done, statements.size());
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 117) + "…";
    }

    private void analyze() throws SQLException {
        if (!options.analyze()) {
            return;
        }
        progress.at("analyze", -1, -1);
        Session.execute(connection, "reset lock_timeout");
        for (Manifest.Table table : file.manifest().tables()) {
            if (!table.schema().isEmpty() && !table.extension()) {
                Session.execute(connection, "analyze " + table.tableName().sql());
            }
        }
    }
}
