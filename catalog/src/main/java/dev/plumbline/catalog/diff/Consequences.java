package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.diff.CatalogDifference.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which differences are only consequences of others: the index of a dropped table, the view dropped with it, a partition's copy of a
 * column.
 */
final class Consequences {

    private static final String PARTITION_OF = "partition of";

    private final CatalogDiff.Sides sides;
    private final Set<String> differing;

    Consequences(CatalogDiff.Sides sides) {
        this.sides = sides;
        this.differing = new HashSet<>(sides.differing());
    }

    /** Every independent difference, with its consequences. */
    Map<String, List<CatalogObject>> byCause() {
        Map<String, List<CatalogObject>> causes = new TreeMap<>();
        for (String key : new TreeSet<>(differing)) {
            String root = root(key);
            List<CatalogObject> alongside = causes.computeIfAbsent(root, any -> new ArrayList<>());
            if (!root.equals(key)) {
                alongside.add(object(key));
            }
        }
        causes.values().forEach(objects -> objects.sort(null));
        return causes;
    }

    private String root(String key) {
        Set<String> seen = new HashSet<>();
        String at = key;
        for (Optional<String> cause = cause(at); cause.isPresent() && seen.add(at); cause = cause(at)) {
            at = cause.get();
        }
        return at;
    }

    private Optional<String> cause(String key) {
        return switch (sides.change(key)) {
            case MISSING ->
                partOfWith(key, Change.MISSING)
                        .or(() -> neededWith(key, Change.MISSING))
                        .or(() -> attachment(key));
            case UNEXPECTED -> partOfWith(key, Change.UNEXPECTED).or(() -> attachment(key));
            default -> sameChangeAbove(key).or(() -> castOf(key)).or(() -> partRenamedIn(key));
        };
    }

    private CatalogObject object(String key) {
        return sides.expected()
                .find(key)
                .or(() -> sides.actual().find(key))
                .orElseThrow(() -> new IllegalStateException("no object " + key));
    }

    private boolean has(String key, Change change) {
        return differing.contains(key) && sides.change(key) == change;
    }

    private Optional<String> partOfWith(String key, Change change) {
        return object(key).partOf().stream()
                .filter(whole -> has(whole, change))
                .filter(whole -> !partOfClosure(whole).contains(key))
                .findFirst();
    }

    /** An object that needs something of its own (a column its sequence) is not a consequence of it. */
    private Optional<String> neededWith(String key, Change change) {
        return object(key).needs().stream()
                .filter(needed -> has(needed, change))
                .filter(needed -> !partOfClosure(needed).contains(key))
                .findFirst();
    }

    private Set<String> partOfClosure(String key) {
        Set<String> closure = new HashSet<>();
        SortedSet<String> open = new TreeSet<>(Set.of(key));
        while (!open.isEmpty()) {
            String next = open.first();
            open.remove(next);
            for (SortedSet<String> wholes : sides.expected()
                    .find(next)
                    .or(() -> sides.actual().find(next))
                    .map(object -> List.of(object.partOf()))
                    .orElse(List.of())) {
                wholes.stream().filter(closure::add).forEach(open::add);
            }
        }
        return closure;
    }

    /** What comes and goes with attaching a partition: its copies of the parent's triggers, indexes and constraints. */
    private Optional<String> attachment(String key) {
        CatalogObject object = object(key);
        boolean copy = object.partOf().stream()
                .anyMatch(whole -> whole.startsWith(object.kind().id() + " "));
        return object.owner()
                .filter(owner -> copy)
                .map(owner -> CatalogKind.TABLE.id() + " " + owner)
                .filter(table -> has(table, Change.CHANGED))
                .filter(table -> sides.properties(table).stream()
                        .anyMatch(difference -> difference.property().equals(PARTITION_OF)));
    }

    /** The same change in the parent: a column of a partitioned table changes in all its partitions. */
    private Optional<String> sameChangeAbove(String key) {
        CatalogObject object = object(key);
        Set<String> changed = names(key);
        return object.partOf().stream()
                .filter(whole -> whole.startsWith(object.kind().id() + " "))
                .filter(whole -> has(whole, Change.CHANGED))
                .filter(whole -> names(whole).equals(changed))
                .findFirst();
    }

    private Set<String> names(String key) {
        return sides.properties(key).stream().map(PropertyDifference::property).collect(Collectors.toSet());
    }

    /** What refers to a label of an enum or an attribute of a composite type that was renamed, and differs in nothing else. */
    private Optional<String> partRenamedIn(String key) {
        List<PropertyDifference> differences = sides.properties(key);
        return RenamedParts.in(sides, differing).stream()
                .filter(renamed -> !renamed.type().equals(key) && renamed.explains(differences))
                .map(RenamedParts::type)
                .findFirst();
    }

    /** A definition that only gained or lost a cast because the type of a column changed. */
    private Optional<String> castOf(String key) {
        CatalogObject object = object(key);
        if (object.kind() == CatalogKind.COLUMN && !names(key).equals(Set.of("generated as"))
                || !sides.properties(key).stream()
                        .allMatch(difference -> Deparsed.sameButForCasts(difference.expected(), difference.actual()))) {
            return Optional.empty();
        }
        Set<String> columns = new TreeSet<>(object.partOf());
        columns.addAll(object.needs());
        return columns.stream()
                .filter(column -> has(column, Change.CHANGED))
                .filter(column -> !Objects.equals(column, key) && names(column).contains("type"))
                .findFirst();
    }
}
