package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Applies the pending migrations of a pack to a database. Every file happens whole or not at all; a failing file stops the
 * run and what was applied before it stays applied. Not thread safe. This one keeps nothing for an undo: it looks, and fills
 * databases that are thrown away; for one that lasts there is {@code StepRecorder.migrator}.
 */
public final class Migrator {
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
        try (Connection connection = database.connect()) {
            for (Phase phase : phases()) {
                problems.addAll(new Preflight(database, pack, phase, options).run(connection));
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return List.copyOf(problems);
    }

    /** Every migration of the pack or of the history, by phase, in the order of application. */
    public List<HistoryEntry> history() {
        var entries = new ArrayList<HistoryEntry>();
        for (Phase phase : phases()) {
            for (MigrationInfo info : infos(phase)) {
                if (phase == Phase.SCHEMA || info.getState() != MigrationState.BASELINE) {
                    entries.add(entry(phase, info));
                }
            }
        }
        return List.copyOf(entries);
    }

    /** The files that would be applied now. */
    public List<MigrationFile> pending(Phase phase) {
        Set<String> scripts = Stream.of(infos(phase))
                .filter(Preflight::isPending)
                .map(MigrationInfo::getScript)
                .collect(Collectors.toSet());
        return pack.files(phase).stream()
                .filter(file -> file.kind() != MigrationFile.Kind.UNDO && scripts.contains(file.script()))
                .toList();
    }

    /** The phases this run is about. A target version belongs to the first of them; later phases build on all of it. */
    private List<Phase> phases() {
        List<Phase> chosen =
                pack.phases().stream().filter(options.phases()::contains).toList();
        return options.target().isPresent() && chosen.size() > 1 ? chosen.subList(0, 1) : chosen;
    }

    private List<Applied> migrate(Phase phase) {
        var unfinished = new Unfinished(database, phase);
        var watcher = new Watcher(pack, phase, options.observers(), unfinished);
        try {
            unfinished.recover(pending(phase), options.observers());
            for (int attempt = 0; ; attempt++) {
                try {
                    Flyways.of(database, pack, phase, options, watcher).migrate();
                    break;
                } catch (FlywayException e) {
                    MigrationFailure failure = Failures.of(e);
                    if (!Failures.isLock(failure) || attempt >= options.lockRetries()) {
                        throw failure;
                    }
                    pause(attempt, failure);
                    unfinished.recover(pending(phase), options.observers());
                }
            }
            unfinished.clear();
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return watcher.applied();
    }

    private void pause(int attempt, MigrationFailure failure) {
        long milliseconds = 500L << Math.min(attempt, 6);
        tell(failure.file() + ": no lock within " + options.lockTimeout().toMillis() + " ms, attempt " + (attempt + 1)
                + " of " + (options.lockRetries() + 1) + "; trying again in " + milliseconds + " ms");
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private void repair() {
        for (Phase phase : phases()) {
            try {
                flyway(phase).repair();
                tell(phase.word() + ": history repaired");
            } catch (FlywayException e) {
                throw Failures.of(e);
            }
        }
    }

    /** What cannot be read (a role without the right) is the server's no, told in its words. */
    private MigrationInfo[] infos(Phase phase) {
        try {
            return flyway(phase).info().all();
        } catch (FlywayException e) {
            MigrationFailure failure = Failures.of(e);
            throw failure.sqlState().isEmpty()
                    ? failure
                    : new PlumblineException(
                            PlumblineException.Kind.UNAVAILABLE,
                            database + ": history of phase " + phase.word() + ": " + failure.getMessage(),
                            e);
        }
    }

    private Flyway flyway(Phase phase) {
        return Flyways.of(database, pack, phase, options);
    }

    private void tell(String line) {
        options.observers().forEach(observer -> observer.told(line));
    }

    private PlumblineException unavailable(SQLException e) {
        return new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
    }

    private static HistoryEntry entry(Phase phase, MigrationInfo info) {
        return new HistoryEntry(
                phase,
                info.getVersion() == null ? "" : info.getVersion().getVersion(),
                Optional.ofNullable(info.getDescription()).orElse(""),
                Optional.ofNullable(info.getScript()).orElse(""),
                state(info),
                Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant),
                Optional.ofNullable(info.getInstalledBy()).orElse(""),
                Optional.ofNullable(info.getExecutionTime()).map(Integer::longValue));
    }

    private static String state(MigrationInfo info) {
        return switch (info.getState()) {
            case SUCCESS, OUT_OF_ORDER, FUTURE_SUCCESS -> "applied";
            case DELETED, UNDONE -> "undone";
            case MISSING_SUCCESS, MISSING_FAILED -> "missing";
            case FAILED, FUTURE_FAILED -> "failed";
            case ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED -> "left out";
            default -> info.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
