package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The labels of an enum or the attributes of a composite type with other names than expected, at the same positions.
 *
 * @param type the key of the type
 * @param names found to expected, as texts of the catalogue write them: a label as a literal
 */
record RenamedParts(String type, Map<String, String> names) {

    /** For all types that differ. */
    static List<RenamedParts> in(CatalogDiff.Sides sides, Collection<String> differing) {
        List<RenamedParts> found = new ArrayList<>();
        for (String key : differing) {
            String property = key.startsWith(CatalogKind.ENUM.id() + " ")
                    ? "labels"
                    : key.startsWith(CatalogKind.COMPOSITE_TYPE.id() + " ") ? "attributes" : "";
            if (property.isEmpty() || sides.change(key) != CatalogDifference.Change.CHANGED) {
                continue;
            }
            Map<String, String> names = names(
                    items(sides.expected(), key, property),
                    items(sides.actual(), key, property),
                    property.equals("attributes"));
            if (!names.isEmpty()) {
                found.add(new RenamedParts(key, names));
            }
        }
        return found;
    }

    private static List<String> items(Catalog catalog, String key, String property) {
        return SqlText.items(
                catalog.find(key).flatMap(type -> type.property(property)).orElse(""));
    }

    private static Map<String, String> names(List<String> expected, List<String> actual, boolean attributes) {
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; expected.size() == actual.size() && i < expected.size(); i++) {
            String wanted = attributes ? name(expected.get(i)) : expected.get(i);
            String found = attributes ? name(actual.get(i)) : actual.get(i);
            if (!wanted.equals(found)) {
                names.put(found, wanted);
            }
        }
        return names;
    }

    /** {@code "Y" numeric(10,2)} gives {@code "Y"}. */
    private static String name(String attribute) {
        Matcher name = Pattern.compile("\"(?:[^\"]|\"\")+\"|\\S+").matcher(attribute);
        return name.lookingAt() ? name.group() : attribute;
    }

    /** Whether the differences are gone when every part has its expected name. */
    boolean explains(List<PropertyDifference> differences) {
        return !differences.isEmpty()
                && differences.stream()
                        .allMatch(difference -> Objects.equals(reworded(difference.actual()), difference.expected()));
    }

    /** All at once: two parts may have swapped names. */
    private @Nullable String reworded(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String any = names.keySet().stream()
                .map(Pattern::quote)
                .reduce((a, b) -> a + "|" + b)
                .orElse("");
        return Pattern.compile("(?<![\\w\"'$])(?:" + any + ")(?![\\w\"'$])", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }
}
