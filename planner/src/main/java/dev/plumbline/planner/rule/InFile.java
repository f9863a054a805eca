package dev.plumbline.planner.rule;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import java.util.stream.Stream;

/** What else a file does to an object, before or after the statement in question. */
final class InFile {

    private InFile() {}

    static boolean drops(ObservedFile file, String object) {
        return facts(file)
                .anyMatch(fact ->
                        fact.kind().equals("dropped") && fact.get("object").equals(object));
    }

    /** Whether the file creates what this fact says was dropped, under the same name or, for a constraint, over the same columns. */
    static boolean makes(ObservedFile file, Fact gone) {
        return gone.kind().equals("constraint.dropped")
                ? facts(file).anyMatch(fact -> isSameKey(fact, gone) || isSameAsNotNull(fact, gone))
                : facts(file)
                        .anyMatch(fact -> fact.kind().equals("done")
                                && fact.get("command").startsWith("create")
                                && fact.get("object").equals(gone.get("object")));
    }

    private static boolean isSameKey(Fact fact, Fact gone) {
        return fact.kind().equals("constraint.added")
                && fact.get("table").equals(gone.get("table"))
                && fact.get("type").equals(gone.get("type"))
                && fact.get("columns").equals(gone.get("columns"));
    }

    /** A NOT NULL check adds nothing to a NOT NULL of the column. */
    private static boolean isSameAsNotNull(Fact fact, Fact gone) {
        return fact.kind().equals("column.required")
                && fact.get("table").equals(gone.get("table"))
                && gone.get("definition").equals("CHECK ((" + fact.get("column") + " IS NOT NULL))");
    }

    private static Stream<Fact> facts(ObservedFile file) {
        return file.statements().stream().flatMap(one -> one.facts().stream());
    }
}
