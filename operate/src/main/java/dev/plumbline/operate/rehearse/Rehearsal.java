package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.copy.Sample;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.schema.migrate.Applied;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Applies, undoes and applies again on a copy what is about to be done to a database. The database itself is only read. */
public final class Rehearsal {
    private final Database real;
    private final TrialDatabase trial;
    private final Database copy;
    private final Pack pack;
    private final OptionalInt sample;
    private final Function<Database, List<String>> verify;
    private final Consumer<String> progress;
    private final List<RehearsedStep> steps = new ArrayList<>();
    private final Map<String, Duration> withoutRows = new HashMap<>();
    private double share = 1;
    private boolean onlyMeasures;

    /**
     * @param trial empty, of the same major version
     * @param sample how many rows of each table to copy; empty: all
     * @param verify returns what is wrong with a migrated database
     */
    public Rehearsal(
            Database real,
            TrialDatabase trial,
            Pack pack,
            OptionalInt sample,
            Function<Database, List<String>> verify,
            Consumer<String> progress) {
        this.real = real;
        this.trial = trial;
        this.copy = trial.database();
        this.pack = pack;
        this.sample = sample;
        this.verify = verify;
        this.progress = progress;
    }

    /** The steps taken: none after a copy or a migration that fails, no comparison after an undo that does not restore. */
    public List<RehearsedStep> run() {
        if (sample.isPresent()) {
            measureWithoutRows();
        }
        return rehearse();
    }

    /** The time a step takes with hardly any rows does not grow with them; only the time beyond that does. */
    private void measureWithoutRows() {
        progress.accept("the same without rows, for the estimate");
        var empty = new Rehearsal(real, trial, pack, OptionalInt.of(0), verify, line -> {});
        empty.onlyMeasures = true;
        empty.rehearse().forEach(step -> withoutRows.put(step.name(), step.took()));
        trial.renew();
    }

    private List<RehearsedStep> rehearse() {
        if (!step("copy", this::copyRows)) {
            return steps;
        }
        CopyState before = CopyState.of(copy);
        Optional<CopiedTables> tables =
                sample.isPresent() && !onlyMeasures ? Optional.of(CopiedTables.of(copy)) : Optional.empty();
        var applied = new ArrayList<Applied>();
        if (!step("migrate", () -> migrate(applied))) {
            return steps;
        }
        if (applied.isEmpty()) {
            progress.accept("nothing is pending: only the copy was made");
            return steps;
        }
        tables.ifPresent(this::askTheDatabase);
        CopyState migrated = CopyState.of(copy);
        step("verify", () -> verify.apply(copy));
        List<Applied> versions =
                applied.stream().filter(one -> !one.version().isEmpty()).toList();
        boolean same = step("undo", () -> undo(versions))
                && step("compare with before", () -> CopyState.of(copy).differencesAfterUndo(before));
        if (same) {
            boolean again = step("migrate again", () -> migrate(new ArrayList<>()));
            if (again) {
                step("compare with first", () -> CopyState.of(copy).differences(migrated));
            }
        }
        return steps;
    }

    private boolean step(String name, Supplier<List<String>> work) {
        return step(name, new ArrayList<>(), work);
    }

    /** @param unproven filled by the work */
    private boolean step(String name, List<String> unproven, Supplier<List<String>> work) {
        progress.accept(name);
        long start = System.nanoTime();
        List<String> findings;
        try {
            findings = work.get();
        } catch (PlumblineException e) {
            if (e.kind() == Kind.UNAVAILABLE && name.equals("copy")) {
                throw e;
            }
            findings = List.of(String.valueOf(e.getMessage()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        var step = new RehearsedStep(name, findings, unproven, took, forAllRows(name, took));
        steps.add(step);
        return step.passed();
    }

    private Duration forAllRows(String name, Duration took) {
        long fixed = Math.min(
                took.toMillis(), withoutRows.getOrDefault(name, Duration.ZERO).toMillis());
        return Duration.ofMillis(fixed + (long) ((took.toMillis() - fixed) / share));
    }

    private List<String> copyRows() {
        if (sample.isPresent()) {
            Sample.Result result = Sample.copy(real, copy, sample.getAsInt());
            share = result.ofAbout() == 0 ? 1 : Math.min(1, (double) result.rows() / result.ofAbout());
            progress.accept(result.rows() + " of about " + result.ofAbout() + " rows copied");
            return List.of();
        }
        Path file = temporary();
        try {
            Backup.write(real, file, BackupOptions.defaults().overwriting(true), Progress.silent());
            try (BackupFile backup = BackupFile.open(file)) {
                Restore.run(copy, backup, RestoreOptions.defaults(), Progress.silent())
                        .notes()
                        .forEach(progress);
            }
            return List.of();
        } finally {
            delete(file);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("plumbline-rehearsal", ".plumb");
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "no temporary file: " + e.getMessage(), e);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            progress.accept("note: " + file + " cannot be deleted: " + e.getMessage());
        }
    }

    private List<String> migrate(List<Applied> applied) {
        new CopyMigration(copy, pack, progress).run(applied);
        return List.of();
    }

    /** Newest first. After an undo that does not restore, the older ones are tried on a fresh copy, so that all faults are found. */
    private List<String> undo(List<Applied> versions) {
        var findings = new ArrayList<String>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            try {
                var undo = new Undo(
                        copy, pack, UndoOptions.oneStep().withBackup(true).telling(progress));
                undo.run(undo.plan());
            } catch (PlumblineException e) {
                findings.add(String.valueOf(e.getMessage()));
                if (i == 0
                        || onlyMeasures
                        || !standsAgainAt(versions.get(i - 1), versions.get(i).phase(), findings)) {
                    return findings;
                }
            }
        }
        return findings;
    }

    private boolean standsAgainAt(Applied last, Phase undoing, List<String> findings) {
        progress.accept("a fresh copy at version " + last.version() + ", for the undo files before it");
        try {
            trial.renew();
            copyRows();
            new CopyMigration(copy, pack, line -> {}).runTo(last, undoing);
            return true;
        } catch (PlumblineException e) {
            findings.add("no fresh copy at version " + last.version() + ", the undo files before it are not tried: "
                    + e.getMessage());
            return false;
        }
    }

    /** Only asked of a sample: where all rows were copied, the migration itself has tested them. */
    private void askTheDatabase(CopiedTables before) {
        var unproven = new ArrayList<String>();
        step("ask the database", unproven, () -> {
            CopiedTables after = CopiedTables.of(copy);
            SourceProof.Answer answer =
                    SourceProof.of(real, before, after, RowQuestions.of(copy, before, after), progress);
            unproven.addAll(answer.unproven());
            return answer.broken();
        });
    }
}
