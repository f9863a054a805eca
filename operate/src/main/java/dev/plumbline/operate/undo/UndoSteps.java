package dev.plumbline.operate.undo;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.operate.undo.keep.UndoFiles;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.schema.script.SqlStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which versions are undone: the last ones applied, newest first, whatever their phase. A version is never undone before one that was
 * applied after it.
 */
final class UndoSteps {
    private static final Set<String> STANDING = Set.of("applied", "missing", "baseline", "failed");

    private final Pack pack;
    private final UndoOptions options;
    private final List<HistoryEntry> newestFirst;

    private UndoSteps(Pack pack, UndoOptions options, List<HistoryEntry> newestFirst) {
        this.pack = pack;
        this.options = options;
        this.newestFirst = newestFirst;
    }

    static List<UndoStep> of(Database database, Pack pack, UndoOptions options) {
        List<HistoryEntry> applied = new ArrayList<>(new Migrator(database, pack)
                .history().stream()
                        .filter(entry -> !entry.version().isEmpty())
                        .filter(entry -> STANDING.contains(entry.state()))
                        .filter(entry -> !isPhaseStart(entry))
                        .sorted(Comparator.comparing(
                                entry -> entry.installedOn().orElse(Instant.EPOCH)))
                        .toList());
        Collections.reverse(applied);
        return new UndoSteps(pack, options, applied).steps();
    }

    private static boolean isPhaseStart(HistoryEntry entry) {
        return entry.state().equals("baseline") && entry.version().equals("0");
    }

    private List<UndoStep> steps() {
        int count = options.to().isPresent() ? countAbove(options.to().get()) : countOfOne();
        List<HistoryEntry> chosen = newestFirst.subList(0, count);
        refuseOtherPhases(chosen);
        Map<Phase, List<MigrationFile>> files = new EnumMap<>(Phase.class);
        var missing = new ArrayList<String>();
        var steps = new ArrayList<UndoStep>();
        for (HistoryEntry entry : chosen) {
            if (entry.state().equals("baseline")) {
                throw new UndoException(
                        Kind.FINDING,
                        "version " + entry.version() + " is the baseline: what came before it was not made by this pack"
                                + " (stop at it with --to " + entry.version() + ")");
            }
            var undoFile = UndoFiles.of(files.computeIfAbsent(entry.phase(), pack::files), entry.version());
            if (undoFile.isEmpty()) {
                missing.add(entry.phase().word() + " " + entry.script());
            } else {
                steps.add(new UndoStep(
                        entry.phase(), entry.version(), entry.description(), entry.script(), undoFile.get()));
            }
        }
        if (!missing.isEmpty()) {
            throw new UndoException(
                    Kind.FINDING,
                    "no undo file for " + String.join(", ", missing)
                            + " (write it beside the migration, with U instead of V; nothing was undone)");
        }
        steps.forEach(this::refuseOwnTransaction);
        return steps;
    }

    /** Even a trial, which is rolled back, would be committed by it. */
    private void refuseOwnTransaction(UndoStep step) {
        ScriptRunner.statements(pack, step.undoFile()).stream()
                .filter(SqlStatement::controlsTransaction)
                .findFirst()
                .ifPresent(statement -> {
                    throw new UndoException(
                            Kind.FINDING,
                            step.undoFile().script() + ":" + statement.line() + ": '"
                                    + SqlStatement.shortened(statement.text())
                                    + "' ends or starts a transaction of its own: take it out, every undo file runs in one"
                                    + " (nothing was undone)");
                });
    }

    private int countOfOne() {
        return newestFirst.isEmpty() || newestFirst.get(0).state().equals("baseline") ? 0 : 1;
    }

    /** Everything applied since the first version above the one that stays, in whatever phase. */
    private int countAbove(String version) {
        Phase phase = options.phase().orElse(pack.phases().get(0));
        Version target = parsed(version);
        List<HistoryEntry> ofPhase =
                newestFirst.stream().filter(entry -> entry.phase() == phase).toList();
        boolean known = target.equals(Version.ZERO)
                || ofPhase.stream().anyMatch(entry -> parsed(entry.version()).equals(target));
        if (!known) {
            throw new UndoException(
                    Kind.USAGE,
                    "version " + version + " is not applied in phase " + phase.word() + "; applied are "
                            + ofPhase.stream()
                                    .map(HistoryEntry::version)
                                    .sorted()
                                    .toList() + " (0 undoes everything)");
        }
        int count = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            HistoryEntry entry = newestFirst.get(i);
            if (entry.phase() == phase && parsed(entry.version()).compareTo(target) > 0) {
                count = i + 1;
            }
        }
        return count;
    }

    private void refuseOtherPhases(List<HistoryEntry> chosen) {
        List<String> others = chosen.stream()
                .filter(entry -> options.phase().isPresent()
                        && entry.phase() != options.phase().get())
                .map(entry -> entry.phase().word() + " " + entry.version())
                .toList();
        if (!others.isEmpty()) {
            throw new UndoException(
                    Kind.FINDING,
                    "applied after it and perhaps built on it: " + String.join(", ", others)
                            + " (leave out --phase to undo these as well; nothing was undone)");
        }
    }

    private static Version parsed(String version) {
        try {
            return Version.of(version);
        } catch (PlumblineException e) {
            throw new UndoException(Kind.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
