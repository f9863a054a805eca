package dev.plumbline.verifier.run;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.verifier.check.ObjectReference;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server could not find, by the state and the text of its error: {@code relation "engines" does not exist}. */
final class MissingObject {

    private static final Map<String, Pattern> STATES = Map.of(
            "42P01", Pattern.compile("\"((?:[^\"]|\"\")+)\""),
            "42703", Pattern.compile("column \"?(?:[^ .]+\\.)*((?:[^\"]|\"\")+?)\"? (?:does not exist|of relation)"),
            "42883", Pattern.compile("([^ (]+)\\("));

    private MissingObject() {}

    /**
     * Names in the home schema come without it. Empty for any other error, and for texts that are not understood (a server may use another
     * language).
     */
    static Set<ObjectReference> references(SQLException failure, String home) {
        Pattern words = STATES.get(String.valueOf(failure.getSQLState()));
        Matcher found = words == null ? null : words.matcher(String.valueOf(failure.getMessage()));
        if (found == null || !found.find()) {
            return Set.of();
        }
        String name =
                found.group(1).startsWith(home + ".") ? found.group(1).substring(home.length() + 1) : found.group(1);
        return switch (failure.getSQLState()) {
            case "42703" -> Set.of(ObjectReference.anyColumn(name), ObjectReference.anyColumn('"' + name + '"'));
            case "42883" -> Set.of(ObjectReference.function(name));
            default -> {
                Set<ObjectReference> relations = new LinkedHashSet<>(ObjectReference.relation(name));
                relations.add(ObjectReference.to(CatalogKind.SEQUENCE, name));
                yield relations;
            }
        };
    }
}
