package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.lock.LockNotAvailable;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.migrate.history.HistoryRow;
import dev.plumbline.schema.migrate.history.PhaseHistory;
import dev.plumbline.schema.migrate.history.Standing;
import dev.plumbline.schema.migrate.history.State;
import dev.plumbline.schema.migrate.preflight.Preflight;
import dev.plumbline.schema.migrate.preflight.PreflightException;
import dev.plumbline.schema.migrate.preflight.Problem;
import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the pending migrations of a pack to a database. Every file that a transaction can hold happens whole or not at
 * all; a failing file stops the run and what was applied before it stays applied. Not thread safe. This one keeps nothing for an undo: it looks, and fills
 * databases that are thrown away; for one that lasts there is {@code StepRecorder.migrator}.
 */
public final class Migrator {
    /** How often the pause between two attempts is doubled. */
    private static final int LONGEST_PAUSE = 2;

    private final Database database;
    private final Pack pack;
    private final MigrateOptions options;

    public Migrator(Database database, Pack pack, MigrateOptions options) {
        this.database = database;
        this.pack = pack;
        this.options = options;
    }

    public Migrator(Database database, Pack pack) {
        this(database, pack, MigrateOptions.DEFAULT);
    }

    /** Applies what is pending; empty when there was nothing to do. */
    public List<Applied> migrate() {
        if (options.repair()) {
            repair();
        }
        List<Problem> problems = preflight();
        List<Problem> stopping = problems.stream()
                .filter(Problem::stops)
                .filter(problem -> !options.allow().contains(problem.id()))
                .toList();
        if (!stopping.isEmpty()) {
            throw new PreflightException(stopping);
        }
        problems.stream().filter(problem -> !stopping.contains(problem)).forEach(problem -> tell("note: " + problem));
        var applied = new ArrayList<Applied>();
        for (Phase phase : phases()) {
            applied.addAll(migrate(phase));
        }
        return List.copyOf(applied);
    }

    /** Everything that would go wrong with the pending files, and what is worth a remark. Executes nothing. */
    public List<Problem> preflight() {
        var problems = new ArrayList<Problem>();
        try (MigrationSession session =
                MigrationSession.open(database, options.lockWait(), options.statementTimeout())) {
            // One of that name that is somebody else's is refused before a history is made.
            OwnSchema.exists(session.connection());
            for (Phase phase : phases()) {
                problems.addAll(new Preflight(database, session, pack, phase, options.reach()).run());
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return List.copyOf(problems);
    }

    /** Every migration of the pack or of the history, by phase, in the order of application. */
    public List<HistoryEntry> history() {
        var entries = new ArrayList<HistoryEntry>();
        inSession((phase, history) -> {
            for (Standing one : history.all()) {
                if (phase == Phase.SCHEMA || one.state() != State.BASELINE) {
                    entries.add(entry(phase, one));
                }
            }
        });
        return List.copyOf(entries);
    }

    /** The files that would be applied now. */
    public List<MigrationFile> pending(Phase phase) {
        var pending = new ArrayList<MigrationFile>();
        inSession((one, history) -> {
            if (one == phase) {
                pending.addAll(history.pending());
            }
        });
        return List.copyOf(pending);
    }

    private interface Work {
        void on(Phase phase, PhaseHistory history) throws SQLException;
    }

    private void inSession(Work work) {
        try (MigrationSession session =
                MigrationSession.open(database, options.lockWait(), options.statementTimeout())) {
            for (Phase phase : phases()) {
                work.on(phase, new PhaseHistory(session, pack, phase, options.reach()));
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The phases this run is about. A target version belongs to the first of them; later phases build on all of it. */
    private List<Phase> phases() {
        List<Phase> chosen =
                pack.phases().stream().filter(options.phases()::contains).toList();
        return options.target().isPresent() && chosen.size() > 1 ? chosen.subList(0, 1) : chosen;
    }

    private List<Applied> migrate(Phase phase) {
        var applied = new ArrayList<Applied>();
        var listener = new WatchMessages(options.observers());
        try (var retry = new LockRetry(database, options.lockTimeout(), this::tell, options.maxBlock(), listener)) {
            for (int attempt = 0; ; attempt++) {
                try {
                    return retry.once(() -> attempt(phase, retry, applied));
                } catch (LockNotAvailable e) {
                    if (attempt >= options.lockRetries()) {
                        throw Failures.withoutLock(e, attempt + 1, options);
                    }
                    pause(attempt, e);
                }
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private List<Applied> attempt(Phase phase, LockRetry retry, List<Applied> applied) throws SQLException {
        try (MigrationSession session =
                MigrationSession.open(database, options.lockWait(), options.statementTimeout())) {
            retry.over(session.connection());
            var run = new PhaseRun(session, retry, pack, phase, options);
            try {
                run.run();
                return applied;
            } finally {
                applied.addAll(run.applied());
            }
        }
    }

    private void pause(int attempt, LockNotAvailable refused) {
        long milliseconds = 500L << Math.min(attempt, LONGEST_PAUSE);
        String file = refused.getCause() instanceof MigrationFailure failure ? failure.file() + ": " : "";
        tell(file + Failures.withoutLock(refused, options) + "; attempt " + (attempt + 1) + " of "
                + (options.lockRetries() + 1) + ", trying again in " + milliseconds + " ms");
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.withoutLock(refused, attempt + 1, options);
        }
    }

    private void repair() {
        inSession((phase, history) -> {
            history.repair();
            tell(phase.word() + ": history repaired");
        });
    }

    private void tell(String line) {
        options.observers().forEach(observer -> observer.message(line));
    }

    private PlumblineException unavailable(SQLException e) {
        return new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
    }

    private static HistoryEntry entry(Phase phase, Standing one) {
        return new HistoryEntry(
                phase,
                one.version().map(Version::text).orElse(""),
                one.description(),
                one.script(),
                one.state().word(),
                one.row().map(HistoryRow::installedOn),
                one.row().map(HistoryRow::installedBy).orElse(""),
                one.row().map(row -> (long) row.milliseconds()));
    }
}
