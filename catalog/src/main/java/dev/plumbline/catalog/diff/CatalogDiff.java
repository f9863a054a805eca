package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.diff.CatalogDifference.Change;
import dev.plumbline.catalog.fix.Fix;
import dev.plumbline.catalog.fix.Fixes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every difference between two catalogues, each reported once: consequences of another difference are listed with that one. */
public record CatalogDiff(List<CatalogDifference> differences) {

    private static final Comparator<CatalogDifference> ORDER =
            Comparator.comparing(CatalogDifference::kind).thenComparing(CatalogDifference::identity);

    public CatalogDiff {
        differences = differences.stream().sorted(ORDER).toList();
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** All differences for people; empty when there are none. */
    public String render() {
        return differences.stream().map(CatalogDifference::render).collect(Collectors.joining());
    }

    /** What makes {@code actual} differ from {@code expected}. */
    public static CatalogDiff between(Catalog expected, Catalog actual) {
        if (expected.equals(actual)) {
            return new CatalogDiff(List.of());
        }
        Renames renames = Renames.find(expected, actual);
        var sides = new Sides(expected, renames.undoneIn(actual));
        List<CatalogDifference> found = new ArrayList<>();
        renames.pairs().stream()
                .filter(pair -> !renames.followsFromAnother(pair))
                .forEach(pair -> found.add(new CatalogDifference(
                        Change.RENAMED,
                        pair.expected(),
                        pair.actual(),
                        List.of(),
                        List.of(),
                        Fixes.rename(pair.expected(), pair.actual()))));
        Map<String, List<CatalogObject>> alongside = new Consequences(sides).byCause();
        alongside.forEach((key, more) -> found.add(sides.difference(key, more)));
        return new CatalogDiff(found);
    }

    /** The two catalogues, names already matched, and what is only in one of them or differs. */
    record Sides(Catalog expected, Catalog actual) {

        List<String> differing() {
            var keys = new TreeSet<String>();
            expected.objects().forEach(object -> keys.add(object.key()));
            actual.objects().forEach(object -> keys.add(object.key()));
            return keys.stream().filter(this::differs).toList();
        }

        private boolean differs(String key) {
            Optional<CatalogObject> wanted = expected.find(key);
            Optional<CatalogObject> found = actual.find(key);
            return wanted.isEmpty()
                    || found.isEmpty()
                    || !properties(wanted.get(), found.get()).isEmpty();
        }

        Change change(String key) {
            return actual.find(key).isEmpty()
                    ? Change.MISSING
                    : expected.find(key).isEmpty() ? Change.UNEXPECTED : Change.CHANGED;
        }

        List<PropertyDifference> properties(CatalogObject wanted, CatalogObject found) {
            var names = new TreeSet<>(wanted.properties().keySet());
            names.addAll(found.properties().keySet());
            boolean sameMajor = expected.serverMajor() == actual.serverMajor();
            List<PropertyDifference> differences = new ArrayList<>();
            for (String name : names) {
                String wantedValue = wanted.properties().get(name);
                String foundValue = found.properties().get(name);
                if (!Deparsed.same(name, wantedValue, foundValue, sameMajor)) {
                    differences.add(new PropertyDifference(name, wantedValue, foundValue));
                }
            }
            return differences;
        }

        List<PropertyDifference> properties(String key) {
            return properties(expected.find(key).orElseThrow(), actual.find(key).orElseThrow());
        }

        CatalogDifference difference(String key, List<CatalogObject> alongside) {
            @Nullable CatalogObject wanted = expected.find(key).orElse(null);
            @Nullable CatalogObject found = actual.find(key).orElse(null);
            Change change = change(key);
            List<PropertyDifference> properties = change == Change.CHANGED ? properties(key) : List.of();
            Fix fix = wanted == null
                    ? Fixes.drop(Objects.requireNonNull(found))
                    : found == null
                            ? Fixes.create(expected, wanted, alongside)
                            : Fixes.change(expected, wanted, found, properties);
            return new CatalogDifference(change, wanted, found, properties, alongside, fix);
        }
    }
}
