package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import dev.plumbline.operate.trial.InOwnersPlace;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.Applied;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.DeclaredBackfill;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Migrates a copy as the user will migrate the database: with the backfills that the pack declares, each between its two files. */
final class CopyMigration {
    private final Database copy;
    private final Pack pack;
    private final Consumer<String> progress;
    private final MigrateOptions options;

    CopyMigration(RehearsalCopy where, Pack pack, Consumer<String> progress) {
        this.copy = where.database();
        this.pack = pack;
        this.progress = progress;
        var observers = new ArrayList<MigrationObserver>();
        observers.add(MigrationObserver.telling(progress));
        where.owner().map(InOwnersPlace::new).ifPresent(observers::add);
        this.options = MigrateOptions.DEFAULT.withObservers(observers);
    }

    /** @param applied receives what was applied, also before a file that fails */
    void run(List<Applied> applied) {
        for (DeclaredBackfill one : pack.backfills()) {
            if (isDue(one)) {
                applied.addAll(migrate(schemaTo(one.after())));
                fill(one);
            }
        }
        applied.addAll(migrate(options));
    }

    /** As far as this file; all of its phase where the one to be undone is of a later phase. */
    void runTo(Applied last, Phase undoing) {
        Version end = Version.of(last.version());
        boolean inSchema = last.phase() == Phase.SCHEMA && undoing == Phase.SCHEMA;
        for (DeclaredBackfill one : pack.backfills()) {
            if (isDue(one) && !(inSchema && one.after().compareTo(end) >= 0)) {
                migrate(schemaTo(one.after()));
                fill(one);
            }
        }
        if (last.phase() != Phase.SCHEMA) {
            migrate(options.withPhases(Set.of(Phase.SCHEMA)));
        }
        var upToLast = options.withPhases(Set.of(last.phase()));
        migrate(last.phase() == undoing ? upToLast.withTarget(last.version()) : upToLast);
    }

    private boolean isDue(DeclaredBackfill one) {
        List<MigrationFile> pending = new Migrator(copy, pack, options).pending(Phase.SCHEMA);
        return one.isDue(pack.files(Phase.SCHEMA), pending);
    }

    private MigrateOptions schemaTo(Version version) {
        return options.withPhases(Set.of(Phase.SCHEMA)).withTarget(version.text());
    }

    private List<Applied> migrate(MigrateOptions chosen) {
        return StepRecorder.migrator(copy, pack, chosen).migrate();
    }

    private void fill(DeclaredBackfill one) {
        var usual = BackfillOptions.of(one.table(), one.set().get(0), one.where());
        var backfill = new BackfillOptions(
                one.table(),
                one.set(),
                one.where(),
                one.batch().orElse(usual.batch()),
                one.batchTime().orElse(usual.batchTime()),
                usual.maxLag(),
                usual.maxBlock(),
                usual.pause(),
                true);
        Backfill.Result result = new Backfill(copy, backfill, progress).run();
        progress.accept("backfill of " + one.table() + " after version " + one.after() + ": " + result.changed()
                + " of " + result.looked() + " rows changed");
    }
}
