package dev.plumbline.planner;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.operate.undo.keep.UndoFiles;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.judge.Judge;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.Observer;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.CallbackFile;
import dev.plumbline.schema.pack.DeclaredBackfill;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans the migrations of a pack. */
final class Planner {
    private final Pack pack;
    private final PlanOptions options;

    public Planner(Pack pack, PlanOptions options) {
        this.pack = pack;
        this.options = options;
    }

    /** Every file against what the earlier ones built, from an empty database on. */
    public Plan fromEmpty() {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create();
                TrialOwner owner = TrialOwner.of(holder.database())) {
            Refusals refusals = Refusals.ofFiles(owner.database(), pack, options);
            return refusals.in(on(owner));
        }
    }

    /** Runs only the files that are not planned. */
    void earlier(TrialOwner owner) {
        List<Step> steps = steps(owner.database());
        try (Observer observer = Observer.of(owner)) {
            steps.stream().filter(step -> !step.planned()).forEach(step -> observer.run(step.script()));
        }
    }

    /** Plans the files that are pending on a copy; they are applied there afterwards. */
    Plan on(TrialOwner owner) {
        return on(owner, List.of());
    }

    /** @param lacking what the copy says it lacks */
    Plan on(TrialOwner owner, List<String> lacking) {
        List<Step> steps = steps(owner.database());
        List<DeclaredBackfill> backfills = backfills(owner.database());
        try (Observer observer = Observer.of(owner)) {
            observer.lacking(lacking);
            return plan(observer, steps, backfills);
        }
    }

    /** A file to be run, and whether it is planned. */
    private record Step(Script script, boolean planned, Optional<Script> undoFile, boolean repeatables) {
        static Step of(Script callback, boolean planned) {
            return new Step(callback, planned, Optional.empty(), false);
        }
    }

    private Plan plan(Observer observer, List<Step> steps, List<DeclaredBackfill> backfills) {
        String version = observer.version();
        var judge = new Judge(major(version));
        var trial = new UndoTrial(observer, judge, options.proveUndo());
        var files = new ArrayList<FilePlan>();
        for (Step step : steps) {
            if (step.planned()) {
                files.add(step.undoFile()
                        .map(undoFile -> trial.plan(step.script(), undoFile, step.repeatables()))
                        .orElseGet(() -> judge.judge(observer.observe(step.script()))));
            } else {
                observer.run(step.script());
            }
        }
        var notes = new ArrayList<>(CallbackScripts.notRun(pack));
        backfills.forEach(one ->
                notes.add("after version " + one.after() + ", before the next: plumbline backfill " + one.arguments()));
        return new Plan(pack.name(), "PostgreSQL " + version, files, notes, Impact.NONE, backfills);
    }

    /** Those that are due between the planned files. */
    private List<DeclaredBackfill> backfills(Database copy) {
        if (pack.backfills().isEmpty()) {
            return List.of();
        }
        var chosen = new Chosen(pack, options);
        List<MigrationFile> files = new Migrator(copy, pack, options.migrating())
                .pending(Phase.SCHEMA).stream().filter(chosen::includes).toList();
        return pack.backfills().stream()
                .filter(one -> one.isDue(pack.files(Phase.SCHEMA), files))
                .toList();
    }

    private static int major(String version) {
        return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
    }

    private List<Step> steps(Database copy) {
        var steps = new ArrayList<Step>();
        var chosen = new Chosen(pack, options);
        try (Connection connection = copy.connect()) {
            for (Phase phase : pack.phases()) {
                BuiltIns builtIns = BuiltIns.of(connection, "public", phase);
                List<MigrationFile> all = pack.files(phase);
                boolean repeatables = all.stream().anyMatch(file -> file.kind() == MigrationFile.Kind.REPEATABLE);
                List<MigrationFile> pending = new Migrator(copy, pack, options.migrating()).pending(phase);
                var callbacks = new CallbackScripts(pack, phase, builtIns);
                Consumer<List<CallbackFile>> around = files ->
                        files.forEach(one -> steps.add(Step.of(callbacks.script(one), chosen.includes(one.path()))));
                around.accept(callbacks.before());
                boolean versioned = true;
                for (MigrationFile file : pending) {
                    if (versioned && file.kind() == MigrationFile.Kind.REPEATABLE) {
                        versioned = false;
                        around.accept(callbacks.between(true));
                    }
                    Optional<Script> undoFile = file.version()
                            .flatMap(version -> UndoFiles.of(all, version.text()))
                            .map(undo -> script(undo, builtIns));
                    steps.add(new Step(script(file, builtIns), chosen.includes(file), undoFile, repeatables));
                }
                if (versioned) {
                    around.accept(callbacks.between(false));
                }
                around.accept(callbacks.after(!pending.isEmpty()));
            }
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, copy + ": " + e.getMessage(), e);
        }
        return steps;
    }

    private Script script(MigrationFile file, BuiltIns builtIns) {
        String text = Placeholders.fill(pack, file, builtIns.forFile(file.fileName()));
        return new Script(file.script(), text, NonTransactional.allowsTransaction(file, SqlScript.of(text)));
    }
}
