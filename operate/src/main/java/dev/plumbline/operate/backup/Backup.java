package dev.plumbline.operate.backup;

import dev.plumbline.catalog.checksum.CopyChecksum;
import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.operate.backup.file.BackupWriter;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.rows.Histories;
import dev.plumbline.operate.backup.rows.RowWriter;
import dev.plumbline.operate.backup.rows.Sequences;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.LargeObjects;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.structure.DumpedScript;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Takes a backup: everything is read in one snapshot, whatever others write meanwhile. */
public final class Backup {
    /** Of what lies outside of the schemas that are backed up. */
    private static final int SHOWN = 10;

    private final Database database;
    private final Connection connection;
    private final BackupOptions options;
    private final Progress progress;
    private final List<Manifest.Table> tables = new ArrayList<>();

    private Backup(Database database, Connection connection, BackupOptions options, Progress progress) {
        this.database = database;
        this.connection = connection;
        this.options = options;
        this.progress = progress;
    }

    /** The backup's contents, size and duration. */
    public record Result(Path file, Manifest manifest, long bytes, Duration took) {}

    /** Writes the file, which gets its name only once it is complete and on disk. */
    public static Result write(Database database, Path file, BackupOptions options, Progress progress) {
        long start = System.nanoTime();
        ResultFile.Existing existing = ResultFile.Existing.replacedIf(options.overwrite());
        ResultFile.check(file, existing);
        try (Connection connection = database.connect();
                ResultFile target = ResultFile.create(file, existing)) {
            return new Backup(database, connection, options, progress).write(file, target, start);
        } catch (SQLException e) {
            throw BackupException.sql("backup of " + database, RecoveryConflict.worded(e));
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
    }

    private Result write(Path file, ResultFile target, long start) throws SQLException, IOException {
        var writer = new BackupWriter(target, options.key());
        Manifest manifest = Transaction.rollBack(connection, transaction -> write(writer));
        long bytes = writer.finish(manifest);
        return new Result(file, manifest, bytes, Duration.ofNanos(System.nanoTime() - start));
    }

    private Manifest write(BackupWriter writer) throws SQLException, IOException {
        Session.execute(connection, "set transaction isolation level repeatable read, read only");
        Session.canonicalText(connection);
        checkScope();
        Inventory.refuseWhatStandbyLacks(connection, options.scope());
        Inventory.lock(connection, Inventory.tables(connection, options.scope()));
        Inventory inventory = Inventory.read(connection, options.scope());
        String source = writeStructure(writer, inventory);
        writeRows(writer, inventory);
        return manifest(inventory, source, writer);
    }

    private void checkScope() throws SQLException {
        List<String> known = Session.texts(connection, "select nspname from pg_namespace");
        List<String> missing = options.scope().schemas().stream()
                .filter(schema -> !known.contains(schema))
                .toList();
        if (!missing.isEmpty()) {
            throw new BackupException(
                    Kind.USAGE,
                    "no schema " + String.join(", ", missing) + " in " + database + "; there are "
                            + known.stream()
                                    .filter(name -> !name.startsWith("pg_") && !name.equals("information_schema"))
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
    }

    private String writeStructure(BackupWriter writer, Inventory inventory) throws SQLException, IOException {
        Structure structure = inventory.structure();
        if (structure.beyond().isEmpty()) {
            StoredStructure.of(structure).write(writer);
            return "catalogue";
        }
        int major = Session.serverMajor(connection);
        PgDump dump = PgDump.find(options.pgDump(), database, major, structure.beyond());
        progress.at("structure by " + dump.name(), -1, -1);
        String snapshot = Session.text(connection, "select pg_export_snapshot()");
        StoredStructure.writeWorded(writer, inventory);
        DumpedScript.structure(
                        dump.section(database, "pre-data", snapshot, options.scope()),
                        dump.section(database, "post-data", snapshot, options.scope()),
                        structure.roles())
                .write(writer);
        return "pg_dump";
    }

    private void writeRows(BackupWriter writer, Inventory inventory) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        ExecutorService compressor = Executors.newSingleThreadExecutor();
        try {
            var rowWriter = new RowWriter(writer, copy, compressor, progress);
            for (RowSet rows : inventory.rowSets()) {
                record(rows, rowWriter.write(rows, rows.copyOut(), tables.size()));
            }
            if (options.scope().whole() && LargeObjects.any(connection)) {
                record(LargeObjects.ROWS, rowWriter.write(LargeObjects.ROWS, LargeObjects.COPY_OUT, tables.size()));
            }
        } finally {
            compressor.shutdownNow();
        }
    }

    private void record(RowSet rows, CopyChecksum sum) {
        tables.add(new Manifest.Table(
                rows.table().schema(),
                rows.table().table(),
                rows.columns(),
                rows.condition(),
                rows.extension(),
                sum.rows(),
                sum.bytes(),
                sum.result().digest()));
    }

    private Manifest manifest(Inventory inventory, String source, BackupWriter writer) throws SQLException {
        return new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                database.name(),
                options.pack(),
                Session.text(connection, "select version()"),
                (int) Session.number(connection, "select current_setting('server_version_num')::int"),
                Session.text(
                        connection,
                        "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"),
                options.scope().schemas(),
                source,
                StructureText.fingerprint(inventory),
                Histories.read(connection, inventory.rowSets()),
                tables,
                Sequences.read(connection, inventory.sequences()),
                writer.members(),
                notes(inventory.structure(), Inventory.outside(connection, options.scope())));
    }

    private List<String> notes(Structure structure, List<String> outside) {
        var notes = new ArrayList<String>();
        if (!structure.beyond().isEmpty()) {
            notes.add("the structure was described by pg_dump, because of " + String.join(", ", structure.beyond()));
        }
        if (structure.statements().stream().anyMatch(step -> step.phase() == 7)) {
            notes.add("materialized views are refreshed on restore, their rows are not stored");
        }
        if (!outside.isEmpty()) {
            notes.add("a restore needs what lies outside of "
                    + String.join(", ", options.scope().schemas()) + ": "
                    + outside.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (outside.size() > SHOWN ? " and " + (outside.size() - SHOWN) + " more" : ""));
        }
        return notes;
    }
}
