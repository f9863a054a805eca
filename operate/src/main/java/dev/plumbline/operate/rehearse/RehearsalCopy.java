package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.copy.RowsCopy;
import dev.plumbline.operate.backup.copy.Sample;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.trial.Mending;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.trial.TrialOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Where a rehearsal takes place, and as whom. On a server of the operator's own machine that is a role which owns the copy and is not
 * a superuser: the code of the database and of the files reaches nothing else there. The caller closes it.
 */
public final class RehearsalCopy implements AutoCloseable {
    private final TrialDatabase trial;
    private final Optional<TrialOwner> owner;
    private boolean incomplete;

    private RehearsalCopy(TrialDatabase trial, Optional<TrialOwner> owner) {
        this.trial = trial;
        this.owner = owner;
    }

    /** On a server that is started for it, of the database's own version where there is one. */
    public static RehearsalCopy confined(Database real) {
        TrialDatabase trial = TrialDatabase.confining(real);
        try {
            Databases.create(trial.database());
            return ownedBy(trial, TrialOwner.of(trial.database()));
        } catch (RuntimeException e) {
            throw Transaction.closing(trial, e);
        }
    }

    static RehearsalCopy ownedBy(TrialDatabase trial, TrialOwner owner) {
        return new RehearsalCopy(trial, Optional.of(owner.seeingAllRows()));
    }

    /** As whoever the address of this database names: what is copied and run has the same rights. */
    public static RehearsalCopy on(TrialDatabase trial) {
        return new RehearsalCopy(trial, Optional.empty());
    }

    /** Where it runs, and whether that is of the right version. */
    public TrialDatabase trial() {
        return trial;
    }

    Database database() {
        return owner.map(TrialOwner::database).orElseGet(trial::database);
    }

    /** Empty where the copy's own user may do everything. */
    Optional<TrialOwner> owner() {
        return owner;
    }

    /** Whether something is missing on it that only a superuser may create. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Drops and recreates it, empty. */
    void renew() {
        trial.renew();
        owner.ifPresent(TrialOwner::own);
    }

    /** Returns the share of the rows that were copied. */
    double fill(Database real, OptionalInt sample, Consumer<String> progress) {
        if (owner.isPresent()) {
            return fillAs(owner.get(), real, sample, progress);
        }
        if (sample.isPresent()) {
            Sample.Result result = Sample.copy(real, trial.database(), sample.getAsInt());
            return share(result.rows(), result.ofAbout(), progress);
        }
        restore(real, progress);
        return 1;
    }

    private double fillAs(TrialOwner by, Database real, OptionalInt sample, Consumer<String> progress) {
        RowsCopy.Result result = RowsCopy.make(real, by, sample);
        result.notes().forEach(note -> progress.accept("note: " + note));
        incomplete = result.incomplete();
        try {
            Mending.prepare(by);
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "the copy " + trial.database() + ": " + e.getMessage(), e);
        }
        return sample.isPresent() ? share(result.rows(), result.ofAbout(), progress) : 1;
    }

    private static double share(long rows, long ofAbout, Consumer<String> progress) {
        progress.accept(rows + " of about " + ofAbout + " rows copied");
        return ofAbout == 0 ? 1 : Math.min(1, (double) rows / ofAbout);
    }

    private void restore(Database real, Consumer<String> progress) {
        Path file = temporary();
        try {
            Backup.write(real, file, BackupOptions.defaults().overwriting(true), Progress.silent());
            try (BackupFile backup = BackupFile.open(file)) {
                Restore.run(trial.database(), backup, RestoreOptions.defaults(), Progress.silent())
                        .notes()
                        .forEach(progress);
            }
        } finally {
            delete(file, progress);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("plumbline-rehearsal", ".plumb");
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "no temporary file: " + e.getMessage(), e);
        }
    }

    private static void delete(Path file, Consumer<String> progress) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            progress.accept("note: " + file + " cannot be deleted: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        trial.close();
    }
}
