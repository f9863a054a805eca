package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records each step while it is applied, in the step's own transaction: the catalogue it found and the rows it destroys. One
 * recorder looks on at one run of a migrator.
 */
public final class StepRecorder implements MigrationObserver {
    private final Pack pack;
    private final Consumer<String> told;
    private @Nullable Catalog last;
    private @Nullable RowKeeper keeper;

    private StepRecorder(Pack pack, Consumer<String> told) {
        this.pack = pack;
        this.told = told;
    }

    /** A migrator of a database that is to last: what it applies, undo takes back with every row. */
    public static Migrator migrator(Database database, Pack pack, MigrateOptions options) {
        var observers = new ArrayList<>(options.observers());
        List<MigrationObserver> others = options.observers();
        observers.add(0, new StepRecorder(pack, line -> others.forEach(other -> other.told(line))));
        return new Migrator(database, pack, options.withObservers(observers));
    }

    @Override
    public void before(Connection connection, Phase phase, String version, String script) throws SQLException {
        Catalog found = last == null ? read(connection) : last;
        last = found;
        Bookkeeping books = Bookkeeping.of(connection);
        books.create(connection);
        keeper = null;
        if (version.isEmpty()) {
            return;
        }
        books.record(connection, phase, version, script, found);
        Optional<MigrationFile> file = file(phase, script);
        if (!connection.getAutoCommit() && file.isPresent()) {
            var rows = new RowKeeper(connection, pack, books, told);
            rows.keep(phase, version, file.get(), UndoTwins.of(pack, phase, version));
            keeper = rows;
        }
    }

    @Override
    public void after(Connection connection, Phase phase, String version, String script) throws SQLException {
        Catalog before = last;
        Catalog now = read(connection);
        last = now;
        if (keeper != null) {
            keeper.settle(phase, version);
        }
        if (version.isEmpty() && before != null) {
            Repeatables.record(connection, Bookkeeping.of(connection), phase, script, made(before, now));
        }
    }

    private static List<String> made(Catalog before, Catalog now) {
        var keys = new TreeSet<String>();
        for (CatalogObject object : now.objects()) {
            if (before.find(object.key()).isEmpty()) {
                keys.add(object.key());
            }
        }
        return List.copyOf(keys);
    }

    private Optional<MigrationFile> file(Phase phase, String script) {
        return pack.files(phase).stream()
                .filter(file -> file.script().equals(script))
                .findFirst();
    }

    private static Catalog read(Connection connection) throws SQLException {
        return Catalog.read(connection, CatalogScope.everything());
    }
}
