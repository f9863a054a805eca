package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.schema.migrate.Applied;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
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
    /** The step that asks about rows which were not copied. */
    public static final String ASKING = "ask the database";

    private final Database real;
    private final RehearsalCopy where;
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
     * @param where empty, of the same major version
     * @param sample how many rows of each table to copy; empty: all
     * @param verify returns what is wrong with a migrated database
     */
    public Rehearsal(
            Database real,
            RehearsalCopy where,
            Pack pack,
            OptionalInt sample,
            Function<Database, List<String>> verify,
            Consumer<String> progress) {
        this.real = real;
        this.where = where;
        this.copy = where.database();
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
        var empty = new Rehearsal(real, where, pack, OptionalInt.of(0), verify, line -> {});
        empty.onlyMeasures = true;
        empty.rehearse().forEach(step -> withoutRows.put(step.name(), step.took()));
        where.renew();
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
        tables.ifPresent(of -> askTheDatabase(of, OwnConversions.of(pack, applied)));
        CopyState migrated = CopyState.of(copy);
        step("verify", () -> verify.apply(copy));
        List<Applied> versions =
                applied.stream().filter(one -> !one.version().isEmpty()).toList();
        var untried = new ArrayList<String>();
        boolean same = step("undo", untried, () -> undo(versions, untried))
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
            findings = new ArrayList<>();
            (NotTried.is(where, e) ? unproven : findings).add(NotTried.words(where, e));
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
        share = where.fill(real, sample, progress);
        return List.of();
    }

    private List<String> migrate(List<Applied> applied) {
        new CopyMigration(where, pack, progress).run(applied);
        return List.of();
    }

    /** Newest first. After an undo that does not restore, the older ones are tried on a fresh copy, so that all faults are found. */
    private List<String> undo(List<Applied> versions, List<String> untried) {
        var findings = new ArrayList<String>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            try {
                var undo = new Undo(
                        copy, pack, UndoOptions.oneStep().withBackup(true).telling(progress));
                undo.run(undo.plan());
            } catch (PlumblineException e) {
                (NotTried.is(where, e) ? untried : findings).add(NotTried.words(where, e));
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
            where.renew();
            copyRows();
            new CopyMigration(where, pack, line -> {}).runTo(last, undoing);
            return true;
        } catch (PlumblineException e) {
            findings.add("no fresh copy at version " + last.version() + ", the undo files before it are not tried: "
                    + e.getMessage());
            return false;
        }
    }

    /** Only asked of a sample: where all rows were copied, the migration itself has tested them. */
    private void askTheDatabase(CopiedTables before, OwnConversions own) {
        var unproven = new ArrayList<String>();
        step(ASKING, unproven, () -> {
            CopiedTables after = CopiedTables.of(copy);
            SourceProof.Answer answer =
                    SourceProof.of(real, before, after, RowQuestions.of(copy, before, after, own), progress);
            unproven.addAll(answer.unproven());
            return answer.broken();
        });
    }
}
