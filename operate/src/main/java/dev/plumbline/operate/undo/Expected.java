package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.database.Database;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.CatalogText;
import dev.plumbline.operate.undo.keep.Repeatables;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the catalogue must be after an undo step.
 *
 * @param repeatable keys that are left out of the comparison
 * @param serverMajor the version that wrote it, 0 when it is the same server
 */
record Expected(CatalogText catalogue, CatalogScope scope, Set<String> repeatable, int serverMajor) {

    /** For a step taken before steps were recorded: what the migrations before it build. */
    static Expected built(Database database, Pack pack, UndoStep step) throws SQLException {
        try (TrialDatabase built = TrialDatabase.like(database);
                Connection connection = built.database().connect()) {
            for (Phase phase : pack.phases()) {
                if (phase.compareTo(step.phase()) < 0) {
                    migrate(built.database(), pack, MigrateOptions.DEFAULT.withPhases(Set.of(phase)));
                }
            }
            Optional<String> previous = previous(pack, step);
            if (previous.isPresent()) {
                migrate(
                        built.database(),
                        pack,
                        MigrateOptions.DEFAULT.withPhases(Set.of(step.phase())).withTarget(previous.get()));
            }
            Bookkeeping books = Bookkeeping.of(connection);
            books.create(connection);
            Set<String> repeatable =
                    new Repeatables(connection, pack, books, () -> key -> Optional.empty(), line -> {}).objects();
            CatalogScope scope =
                    CatalogScope.everything().without(Aspect.OWNERS, Aspect.GRANTS, Aspect.EXTENSION_VERSIONS);
            Catalog catalog = Catalog.read(connection, scope);
            return new Expected(
                    new CatalogText(catalog.canonicalText()), scope, new TreeSet<>(repeatable), catalog.serverMajor());
        }
    }

    private static void migrate(Database database, Pack pack, MigrateOptions options) {
        StepRecorder.migrator(database, pack, options).migrate();
    }

    private static Optional<String> previous(Pack pack, UndoStep step) {
        Version own = Version.of(step.version());
        return pack.files(step.phase()).stream()
                .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                .flatMap(file -> file.version().stream())
                .filter(version -> version.compareTo(own) < 0)
                .max(Version::compareTo)
                .map(Version::text);
    }
}
