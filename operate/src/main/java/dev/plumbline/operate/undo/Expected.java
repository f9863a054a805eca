package dev.plumbline.operate.undo;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.operate.trial.InOwnersPlace;
import dev.plumbline.operate.trial.Mending;
import dev.plumbline.operate.trial.OwnersLimits;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.CatalogText;
import dev.plumbline.operate.undo.keep.Repeatables;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationFailure;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    /**
     * For a step taken before steps were recorded: what the migrations before it build, run by a role that owns what they build and is no
     * superuser of that server, which is a process of the operator's. Empty where they need one.
     */
    static Optional<Expected> built(Database database, Pack pack, UndoStep step) throws SQLException {
        try (TrialDatabase trial = TrialDatabase.confining(database)) {
            Databases.create(trial.database());
            var owner = TrialOwner.of(trial.database());
            Mending.prepare(owner);
            try {
                build(owner, pack, step);
            } catch (MigrationFailure e) {
                if (OwnersLimits.isRefused(e)) {
                    return Optional.empty();
                }
                throw e;
            }
            Mending.leave(owner);
            return Optional.of(read(owner, pack));
        }
    }

    private static void build(TrialOwner owner, Pack pack, UndoStep step) {
        MigrateOptions options = MigrateOptions.DEFAULT.withObservers(List.of(new InOwnersPlace(owner)));
        for (Phase phase : pack.phases()) {
            if (phase.compareTo(step.phase()) < 0) {
                migrate(owner.database(), pack, options.withPhases(Set.of(phase)));
            }
        }
        previous(pack, step)
                .ifPresent(version -> migrate(
                        owner.database(),
                        pack,
                        options.withPhases(Set.of(step.phase())).withTarget(version)));
    }

    private static Expected read(TrialOwner owner, Pack pack) throws SQLException {
        try (Connection connection = owner.database().connect()) {
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
