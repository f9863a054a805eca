package dev.plumbline.planner.rule;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.fill.Names;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What else a file does to an object, before or after the statement in question. */
final class InFile {

    private static final Pattern RENAMED = Pattern.compile(
            "(?is)\\balter\\s+(?:type|domain|function|procedure|routine|aggregate)\\s+(?:(?:\"[^\"]+\"|[\\w$]+)\\.)?(\"[^\"]+\"|[\\w$]+)"
                    + ".*\\brename\\s+to\\b");

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
                : facts(file).anyMatch(fact -> isCreated(fact, gone.get("object")))
                        || file.statements().stream().anyMatch(one -> renamesTo(one, simple(gone.get("object"))));
    }

    /** Whether nobody outside the file knows what is renamed, or finds something else by its old name afterwards. */
    static boolean renamesOwn(ObservedFile file, ObservedStatement at) {
        Matcher renamed = RENAMED.matcher(at.text());
        if (!renamed.find()) {
            return false;
        }
        String name = renamed.group(1).startsWith("\"")
                ? renamed.group(1).replace("\"", "")
                : renamed.group(1).toLowerCase(Locale.ROOT);
        return file.statements().stream()
                .filter(one -> one.number() != at.number())
                .anyMatch(one -> one.facts().stream()
                                .anyMatch(fact -> isCreated(fact)
                                        && simple(fact.get("object")).equals(name))
                        || one.number() > at.number() && renamesTo(one, name));
    }

    private static boolean isCreated(Fact fact, String object) {
        return isCreated(fact) && fact.get("object").equals(object);
    }

    private static boolean isCreated(Fact fact) {
        return fact.kind().equals("done") && fact.get("command").startsWith("create");
    }

    private static boolean renamesTo(ObservedStatement one, String name) {
        return Pattern.compile("(?i)\\brename\\s+to\\s+\"?" + Pattern.quote(name) + "\"?(?![\\w$])")
                .matcher(one.text())
                .find();
    }

    /** The last name of an object, without its arguments. */
    private static String simple(String object) {
        return Names.plain(object.replaceFirst("\\(.*", ""));
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
