package dev.plumbline.planner;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Judge;
import dev.plumbline.planner.judge.UndoPlan;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.ObservedUndo;
import dev.plumbline.planner.observe.Observer;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries the undo file of each file right after it, in a transaction that is rolled back. */
final class UndoTrial {
    /** From this many relations on it takes too long to read everything twice for every file. */
    private static final int SMALL = 300;

    private static final String DEPENDED_ON = "because other objects depend on it";
    private static final String USED = "used by a view";

    /** What can be recreated at any time. */
    private static final Set<CatalogKind> REPEATABLE = EnumSet.of(
            CatalogKind.VIEW,
            CatalogKind.MATERIALIZED_VIEW,
            CatalogKind.FUNCTION,
            CatalogKind.PROCEDURE,
            CatalogKind.AGGREGATE,
            CatalogKind.TRIGGER,
            CatalogKind.RULE,
            CatalogKind.POLICY);

    private final Observer observer;
    private final Judge judge;
    private final boolean always;

    /** @param always also where the structure is large */
    UndoTrial(Observer observer, Judge judge, boolean always) {
        this.observer = observer;
        this.judge = judge;
        this.always = always;
    }

    /** @param repeatables whether views of repeatable files, which an undo drops and recreates, may block the undo file */
    FilePlan plan(Script file, Script undoFile, boolean repeatables) {
        if (undoFile.sql().all().stream().anyMatch(SqlStatement::controlsTransaction)) {
            return judge.judge(observer.observe(file))
                    .with(UndoPlan.untried(
                            undoFile.name(),
                            "`plumbline undo` refuses it: it begins or ends a transaction of its own"));
        }
        boolean held = undoFile.inTransaction() && undoFile.sql().all().stream().noneMatch(NonTransactional::is);
        if (!held) {
            return judge.judge(observer.observe(file))
                    .with(UndoPlan.untried(undoFile.name(), "no transaction holds it: `plumbline rehearse` tries it"));
        }
        if (!always && observer.relations() >= SMALL) {
            return judge.judge(observer.observe(file))
                    .with(UndoPlan.untried(
                            undoFile.name(), "there are " + SMALL + " relations or more: --prove-undo tries it"));
        }
        Catalog before = observer.catalogue();
        FilePlan plan = judge.judge(observer.observe(file));
        ObservedUndo undo = observer.undo(undoFile, before);
        return plan.with(
                repeatables && mayBeRepeatable(undo)
                        ? UndoPlan.untried(
                                undoFile.name(),
                                "an undo takes away and puts back what repeatable files make, which is not done here:"
                                        + " `plumbline rehearse` tries it")
                        : planOf(undoFile, undo));
    }

    private UndoPlan planOf(Script undoFile, ObservedUndo undo) {
        var remains = new ArrayList<String>();
        for (ObservedStatement one : undo.file().statements()) {
            one.error().ifPresent(error -> remains.add("line " + one.line() + " fails: " + error));
        }
        undo.remains().stream().map(CatalogDifference::title).forEach(remains::add);
        return new UndoPlan(
                undoFile.name(), Optional.of(judge.judge(undo.file()).asUndo()), remains);
    }

    /** Whether what is wrong may be corrected by what an undo does with the objects of repeatable files. */
    private static boolean mayBeRepeatable(ObservedUndo undo) {
        List<String> errors = undo.file().statements().stream()
                .flatMap(one -> one.error().stream())
                .toList();
        if (!errors.isEmpty()) {
            return errors.stream().allMatch(error -> error.contains(DEPENDED_ON) || error.contains(USED));
        }
        return !undo.remains().isEmpty() && undo.remains().stream().allMatch(one -> REPEATABLE.contains(one.kind()));
    }
}
