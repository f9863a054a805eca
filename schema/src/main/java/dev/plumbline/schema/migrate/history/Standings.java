package dev.plumbline.schema.migrate.history;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.schema.script.ScriptSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Compares the files of a phase with its history, by Flyway's rules: which are applied, which are to be applied and in which order,
 * which are in the way.
 */
final class Standings {
    private final Pack pack;
    private final List<MigrationFile> files;
    private final List<HistoryRow> rows;
    private final boolean outOfOrder;
    private final BiPredicate<MigrationFile, Integer> sameChecksum;
    private final Set<Integer> undone = new HashSet<>();
    private final Set<Integer> late = new HashSet<>();
    private final Map<String, Integer> latest = new HashMap<>();
    private Optional<Version> lastApplied = Optional.empty();
    private Optional<Version> appliedBaseline = Optional.empty();
    private Optional<Version> target = Optional.empty();

    private Standings(
            Pack pack,
            List<MigrationFile> files,
            List<HistoryRow> rows,
            boolean outOfOrder,
            BiPredicate<MigrationFile, Integer> sameChecksum) {
        this.pack = pack;
        this.files = files.stream().filter(file -> file.kind() != Kind.UNDO).toList();
        this.rows = rows;
        this.outOfOrder = outOfOrder;
        this.sameChecksum = sameChecksum;
    }

    /**
     * In the order of application: what a baseline covers, what is in the history, what is not.
     *
     * @param target the last version to apply; {@code latest}, {@code current} or {@code next} in its place
     * @param sameChecksum whether a repeatable file still has the text it was applied with
     */
    public static List<Standing> of(
            Pack pack,
            List<MigrationFile> files,
            List<HistoryRow> rows,
            Optional<String> target,
            boolean outOfOrder,
            BiPredicate<MigrationFile, Integer> sameChecksum) {
        var standings = new Standings(pack, files, rows, outOfOrder, sameChecksum);
        standings.readHistory();
        String word = target.orElse("latest").toLowerCase(Locale.ROOT);
        switch (word) {
            case "latest", "next" -> standings.target = Optional.empty();
            case "current" -> standings.target = Optional.of(standings.lastApplied.orElse(Version.ZERO));
            default -> standings.target = Optional.of(Version.of(word));
        }
        List<Standing> all = standings.all();
        return word.equals("next") ? onlyNext(all) : all;
    }

    private void readHistory() {
        for (int i = 0; i < rows.size(); i++) {
            HistoryRow row = rows.get(i);
            if (row.is(HistoryRow.DELETE) && row.success() || row.isUndo()) {
                forget(row, i);
            } else if (row.version().isEmpty()) {
                latest.put(row.description(), row.rank());
            }
        }
        for (HistoryRow row : rows) {
            row.version().ifPresent(version -> applied(row, version));
        }
    }

    private void applied(HistoryRow row, Version version) {
        if (row.isBaseline() && isNewer(version, appliedBaseline)) {
            appliedBaseline = Optional.of(version);
        }
        if (row.is(HistoryRow.DELETE) || row.isUndo() || undone.contains(row.rank())) {
            return;
        }
        if (isNewer(version, lastApplied)) {
            lastApplied = Optional.of(version);
        } else {
            late.add(row.rank());
        }
    }

    /** The entry that a later one takes back. */
    private void forget(HistoryRow by, int place) {
        for (int i = place - 1; i >= 0; i--) {
            HistoryRow row = rows.get(i);
            boolean same = by.version().isPresent()
                    ? by.version().equals(row.version())
                    : row.version().isEmpty() && row.description().equals(by.description());
            if (same && !row.isMark() && !row.isUndo()) {
                undone.add(row.rank());
                return;
            }
        }
    }

    private static boolean isNewer(Version version, Optional<Version> than) {
        return than.isEmpty() || version.compareTo(than.get()) > 0;
    }

    private List<Standing> all() {
        Set<MigrationFile> open = new HashSet<>(files);
        var inHistory = new ArrayList<Standing>();
        for (HistoryRow row : rows) {
            if (row.is(HistoryRow.DELETE) || row.isUndo() || row.is(HistoryRow.SCHEMA)) {
                continue;
            }
            Optional<MigrationFile> file = fileOf(row);
            State state = stateOf(row, file);
            inHistory.add(new Standing(file, Optional.of(row), state));
            boolean done = state != State.UNDONE && state != State.SUPERSEDED && state != State.OUTDATED;
            file.filter(one -> done).ifPresent(open::remove);
        }
        Optional<Version> waitingBaseline = open.stream()
                .filter(file -> file.kind() == Kind.BASELINE)
                .map(file -> file.version().orElseThrow())
                .max(Comparator.naturalOrder());
        var covered = new ArrayList<Standing>();
        var waiting = new ArrayList<Standing>();
        open.stream()
                .map(file -> new Standing(Optional.of(file), Optional.empty(), stateOf(file, waitingBaseline)))
                .sorted(ORDER)
                .forEach(one -> (one.state() == State.COVERED ? covered : waiting).add(one));
        covered.addAll(inHistory);
        covered.addAll(waiting);
        return List.copyOf(covered);
    }

    private static final Comparator<Standing> ORDER = Comparator.comparing(
                    (Standing one) -> one.version().isEmpty())
            .thenComparing(one -> one.version().orElse(Version.ZERO))
            .thenComparing(Standing::description);

    private Optional<MigrationFile> fileOf(HistoryRow row) {
        return files.stream()
                .filter(file -> row.version().isEmpty()
                        ? file.kind() == Kind.REPEATABLE && file.description().equals(row.description())
                        : file.version().equals(row.version()) && typeOf(file).equals(row.type()))
                .findFirst();
    }

    public static String typeOf(MigrationFile file) {
        return file.kind() == Kind.BASELINE ? HistoryRow.SQL_BASELINE : HistoryRow.SQL;
    }

    private State stateOf(HistoryRow row, Optional<MigrationFile> file) {
        if (undone.contains(row.rank())) {
            return State.UNDONE;
        }
        if (row.is(HistoryRow.BASELINE)) {
            return State.BASELINE;
        }
        boolean superseded =
                row.version().isEmpty() && latest.getOrDefault(row.description(), row.rank()) != row.rank();
        if (superseded) {
            return State.SUPERSEDED;
        }
        if (file.isEmpty()) {
            return !row.success() ? State.MISSING_FAILED : isNewest(row) ? State.MISSING_NEWEST : State.MISSING;
        }
        if (!row.success()) {
            return State.FAILED;
        }
        if (row.isBaseline()) {
            return State.BASELINE;
        }
        if (row.version().isEmpty()) {
            boolean same = sameChecksum.test(file.get(), row.checksum().orElse(0));
            return same ? State.APPLIED : State.OUTDATED;
        }
        return late.contains(row.rank()) ? State.APPLIED_OUT_OF_ORDER : State.APPLIED;
    }

    private boolean isNewest(HistoryRow row) {
        return row.version().isPresent()
                && files.stream()
                        .flatMap(file -> file.version().stream())
                        .noneMatch(version -> version.compareTo(row.version().get()) > 0);
    }

    private State stateOf(MigrationFile file, Optional<Version> waitingBaseline) {
        if (!ScriptSettings.of(file).executes(pack.placeholders())) {
            return State.COVERED;
        }
        if (file.version().isEmpty()) {
            return State.PENDING;
        }
        Version version = file.version().get();
        boolean begun = lastApplied.isPresent() || appliedBaseline.isPresent();
        Optional<Version> baseline = begun ? appliedBaseline : waitingBaseline;
        if (file.kind() == Kind.BASELINE) {
            boolean next = !begun && version.equals(waitingBaseline.orElse(version));
            return !next ? State.COVERED : isAboveTarget(version) ? State.ABOVE_TARGET : State.PENDING;
        }
        if (baseline.isPresent() && version.compareTo(baseline.get()) <= 0) {
            return State.COVERED;
        }
        if (isAboveTarget(version)) {
            return State.ABOVE_TARGET;
        }
        boolean old = lastApplied.isPresent() && version.compareTo(lastApplied.get()) < 0;
        return old && !outOfOrder ? State.IGNORED : State.PENDING;
    }

    private boolean isAboveTarget(Version version) {
        return target.isPresent() && version.compareTo(target.get()) > 0;
    }

    private static List<Standing> onlyNext(List<Standing> all) {
        var found = new ArrayList<Standing>();
        boolean taken = false;
        for (Standing one : all) {
            boolean pending = one.state() == State.PENDING;
            found.add(pending && taken ? new Standing(one.file(), one.row(), State.ABOVE_TARGET) : one);
            taken |= pending;
        }
        return List.copyOf(found);
    }
}
