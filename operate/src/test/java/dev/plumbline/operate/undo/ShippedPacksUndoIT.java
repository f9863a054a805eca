package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.trial.TableShape;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.Repeatables;
import dev.plumbline.operate.undo.keep.SavedTable;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every migration of every pack: up, undo, equal to before, up again, equal to the first time, with rows in the tables. A pack's
 * rows are in its {@code rows/PHASE-VERSION.sql}, put in once that version is applied. What was held against what is printed, and
 * written as target/up-undo-up.md.
 */
class ShippedPacksUndoIT {
    private static final List<String> TABLE = new ArrayList<>();

    static List<String> packs() {
        return names(pack -> pack.extensions().isEmpty());
    }

    static List<String> packsWithExtensions() {
        return names(pack -> !pack.extensions().isEmpty());
    }

    private static List<String> names(Predicate<Pack> which) {
        return Packs.names().stream()
                .filter(name -> which.test(Packs.find(name)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packs")
    @Tag("exhaustive")
    void everyMigrationIsUndoneExactly(String name) throws Exception {
        everyMigration(name);
    }

    /** Only some servers have them, so these are tried wherever tests are run. */
    @ParameterizedTest
    @MethodSource("packsWithExtensions")
    void everyMigrationWithExtensionsIsUndoneExactly(String name) throws Exception {
        everyMigration(name);
    }

    private static void everyMigration(String name) throws Exception {
        Pack pack = Packs.find(name);
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> name + ": the server lacks " + pack.extensions());
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            for (Phase phase : pack.phases()) {
                for (String version : versions(pack, phase)) {
                    prove(database, pack, phase, version);
                    rows(database, pack.folder().resolve("rows").resolve(phase.word() + "-" + version + ".sql"));
                }
            }
        }
    }

    private static void prove(Database database, Pack pack, Phase phase, String version) throws SQLException {
        Snapshot before = snapshot(database, pack);
        migrate(database, pack, phase, version);
        Snapshot first = snapshot(database, pack);

        var undo = new Undo(database, pack, UndoOptions.oneStep().withBackup(true));
        List<UndoStep> steps = undo.plan();
        assertThat(steps).extracting(UndoStep::version).containsExactly(version);
        undo.run(steps);
        assertThat(snapshot(database, pack)).as("%s %s undone", phase, version).isEqualTo(before);

        migrate(database, pack, phase, version);
        assertThat(snapshot(database, pack))
                .as("%s %s up again", phase, version)
                .isEqualTo(first);
        TABLE.add(String.format(
                Locale.ROOT,
                "| %-8s | %-8s | %-4s | up %3d objects, %3d rows | undone, equal: %3d, %3d | up again, equal |",
                pack.name(),
                phase.word(),
                version,
                first.objects(),
                first.rows(),
                before.objects(),
                before.rows()));
    }

    @AfterAll
    static void printTheTable() throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of("| pack | phase | version | up | undo | up |", "|---|---|---|---|---|---|"),
                        TABLE.stream())
                .toList();
        lines.forEach(System.out::println);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "up-undo-up.md"), lines);
    }

    private record Snapshot(String text, int objects, int rows) {}

    private static void migrate(Database database, Pack pack, Phase phase, String version) {
        MigrateOptions options =
                MigrateOptions.DEFAULT.withPhases(Set.of(phase)).withTarget(version);
        StepRecorder.migrator(database, pack, options).migrate();
    }

    private static Stream<String> ofKind(Pack pack, Phase phase) {
        return pack.files(phase).stream()
                .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                .map(file -> file.version().orElseThrow().text());
    }

    private static List<String> versions(Pack pack, Phase phase) {
        return ofKind(pack, phase).toList();
    }

    private static void rows(Database database, Path file) throws SQLException, IOException {
        if (!Files.exists(file)) {
            return;
        }
        Sql.run(database, Files.readString(file));
    }

    /** The catalogue and every row; objects of repeatable files are not what is proven here. */
    private static Snapshot snapshot(Database database, Pack pack) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            Bookkeeping books = Bookkeeping.of(connection);
            Set<String> repeatable = !OwnSchema.holds(connection, "step")
                    ? Set.of()
                    : new Repeatables(connection, pack, books, () -> key -> Optional.empty(), line -> {}).objects();
            var parts = new TreeMap<String, String>();
            Catalog.read(connection, CatalogScope.everything()).objects().stream()
                    .filter(object -> !repeatable.contains(object.key()))
                    .forEach(object ->
                            parts.put(object.key(), object.properties().toString()));
            int objects = parts.size();
            int rows = 0;
            for (TableShape shape : TableShape.all(connection).values()) {
                String columns = SavedTable.texts(
                        "t",
                        shape.columns().stream()
                                .map(TableShape.Column::name)
                                .sorted()
                                .toList());
                List<String> found = Rows.list(
                        connection,
                        "select " + columns + "::text from only " + shape.sql() + " t order by 1",
                        row -> row.getString(1));
                rows += found.size();
                parts.put("rows " + shape, found.toString());
            }
            String text = String.join(
                    "\n", parts.entrySet().stream().map(Object::toString).toList());
            return new Snapshot(text, objects, rows);
        }
    }
}
