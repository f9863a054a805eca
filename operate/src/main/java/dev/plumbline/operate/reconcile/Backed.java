package dev.plumbline.operate.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Json;
import dev.plumbline.operate.backup.file.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reconcile with the backup that undoes it: before, the tables are locked and must equal the backup; afterwards, their contents are
 * recorded beside it, so that an undo knows what it would remove.
 */
final class Backed {
    private static final String FORMAT = "plumbline-reconciled";
    private static final String ENDING = ".after.json";

    private final Path backup;
    private final Manifest manifest;

    private Backed(Path backup, Manifest manifest) {
        this.backup = backup;
        this.manifest = manifest;
    }

    /**
     * The contents of the file beside a backup.
     *
     * @param created when the backup was
     * @param structure the fingerprint of the catalogue right after the reconcile
     * @param tables the contents of each changed table at that time
     */
    record After(String format, String created, String structure, SortedMap<String, String> tables) {}

    static Backed by(Path backup) {
        try (BackupFile file = BackupFile.open(backup)) {
            return new Backed(backup, file.manifest());
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** In the transaction of the reconcile, which then keeps others away from the tables. */
    void before(Connection connection, Collection<String> tables) throws SQLException {
        var changed = new ArrayList<String>();
        for (String table : tables) {
            Optional<Manifest.Table> there = table(table);
            if (there.isPresent()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("lock table " + table + " in access exclusive mode");
                }
                if (!holdsWhatIsBackedUp(connection, there.get())) {
                    changed.add(table);
                }
            }
        }
        if (!changed.isEmpty()) {
            throw new PlumblineException(
                    Kind.FINDING,
                    String.join(", ", changed) + " changed while the backup " + backup
                            + " was taken: take it again when fewer write, nothing was changed");
        }
    }

    void after(Connection connection, Collection<String> tables) throws SQLException {
        var sums = new TreeMap<String, String>();
        for (String table : tables) {
            sums.put(table, TableChecksum.of(connection, table).digest());
        }
        var after = new After(FORMAT, manifest.created(), structure(connection), sums);
        try {
            byte[] text = Json.MAPPER.writeValueAsString(after).getBytes(StandardCharsets.UTF_8);
            ResultFile.write(beside(), Existing.REPLACED, Readers.OWNER, text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is no longer as the reconcile left it, in words; none: an undo removes nothing else. */
    List<String> since(Connection connection) throws SQLException {
        After after = read();
        var changed = new ArrayList<String>();
        if (!structure(connection).equals(after.structure())) {
            changed.add("the structure of the database");
        }
        for (Map.Entry<String, String> table : after.tables().entrySet()) {
            boolean gone = !exists(connection, table.getKey());
            if (gone || !TableChecksum.of(connection, table.getKey()).digest().equals(table.getValue())) {
                changed.add("rows of " + table.getKey());
            }
        }
        for (Manifest.Table table : manifest.tables()) {
            boolean own = table.tableName().isBookkeeping()
                    || table.extension()
                    || table.schema().isEmpty();
            if (!own
                    && after.tables().keySet().stream().noneMatch(name -> isSame(name, table))
                    && (!exists(connection, table.tableName().sql()) || !holdsWhatIsBackedUp(connection, table))) {
                changed.add("rows of " + table.tableName());
            }
        }
        return changed;
    }

    private After read() {
        try {
            After after = Json.MAPPER.readValue(Files.readString(beside()), After.class);
            if (!FORMAT.equals(after.format()) || !manifest.created().equals(after.created())) {
                throw unknown("is not of this backup", null);
            }
            return after;
        } catch (IOException e) {
            throw unknown("cannot be read", e);
        }
    }

    private PlumblineException unknown(String what, @org.jspecify.annotations.Nullable IOException e) {
        return new PlumblineException(
                Kind.FINDING,
                beside() + " " + what
                        + ", so what was written since the reconcile is unknown: --discard discards it, "
                        + "whatever it is; nothing was changed",
                e);
    }

    private Path beside() {
        return backup.resolveSibling(backup.getFileName() + ENDING);
    }

    private static String structure(Connection connection) throws SQLException {
        return Catalog.read(connection, CatalogScope.everything()).fingerprint();
    }

    private Optional<Manifest.Table> table(String name) {
        return manifest.tables().stream().filter(table -> isSame(name, table)).findFirst();
    }

    private static boolean isSame(String name, Manifest.Table table) {
        return name.replace("\"", "").equals(table.schema() + "." + table.name());
    }

    private static boolean holdsWhatIsBackedUp(Connection connection, Manifest.Table table) throws SQLException {
        return TableChecksum.ofItself(connection, table.tableName().sql(), table.columns())
                .digest()
                .equals(table.digest());
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return NamedRelation.find(connection, table).isPresent();
    }
}
