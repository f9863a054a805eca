package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects that exist under another name: one missing and one unexpected of the same kind, in the same place, equal in everything but their
 * name, with no third candidate.
 */
final class Renames {

    private static final Set<CatalogKind> ALONE = EnumSet.of(
            CatalogKind.TABLE,
            CatalogKind.FOREIGN_TABLE,
            CatalogKind.VIEW,
            CatalogKind.MATERIALIZED_VIEW,
            CatalogKind.SEQUENCE,
            CatalogKind.ENUM,
            CatalogKind.DOMAIN,
            CatalogKind.COMPOSITE_TYPE,
            CatalogKind.RANGE_TYPE,
            CatalogKind.FUNCTION,
            CatalogKind.PROCEDURE,
            CatalogKind.AGGREGATE,
            CatalogKind.COLLATION);
    private static final Set<CatalogKind> COLUMNS = EnumSet.of(CatalogKind.COLUMN);
    private static final Set<CatalogKind> REST = EnumSet.of(
            CatalogKind.CONSTRAINT,
            CatalogKind.INDEX,
            CatalogKind.TRIGGER,
            CatalogKind.RULE,
            CatalogKind.POLICY,
            CatalogKind.STATISTICS);
    private static final Set<String> NEVER_REWORDED =
            Set.of("comment", "body", "column comments", "attribute comments");

    /** The same object by its expected and its present name. */
    record Pair(CatalogObject expected, CatalogObject actual) {}

    private final List<Pair> pairs = new ArrayList<>();

    static Renames find(Catalog expected, Catalog actual) {
        var renames = new Renames();
        Catalog undone = actual;
        for (Set<CatalogKind> kinds : List.of(ALONE, COLUMNS, REST)) {
            List<Pair> found = pairs(expected, undone, kinds);
            renames.pairs.addAll(found);
            undone = undo(undone, found);
        }
        return renames;
    }

    List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /** The catalogue as it would be with every object under its expected name. */
    Catalog undoneIn(Catalog actual) {
        Catalog undone = actual;
        for (Set<CatalogKind> kinds : List.of(ALONE, COLUMNS, REST)) {
            undone = undo(
                    undone,
                    pairs.stream()
                            .filter(pair -> kinds.contains(pair.expected().kind()))
                            .toList());
        }
        return undone;
    }

    /** A column of a partition is renamed with that of its parent. */
    boolean followsFromAnother(Pair pair) {
        return pairs.stream()
                .anyMatch(other ->
                        pair.expected().partOf().contains(other.expected().key())
                                && other.expected().kind() == pair.expected().kind());
    }

    private static List<Pair> pairs(Catalog expected, Catalog actual, Set<CatalogKind> kinds) {
        Map<String, List<CatalogObject>> missing = byShape(expected, actual, kinds);
        Map<String, List<CatalogObject>> unexpected = byShape(actual, expected, kinds);
        List<Pair> found = new ArrayList<>();
        missing.forEach((shape, wanted) -> {
            List<CatalogObject> candidates = unexpected.getOrDefault(shape, List.of());
            if (wanted.size() == 1 && candidates.size() == 1 && samePlaceOrName(wanted.get(0), candidates.get(0))) {
                found.add(new Pair(wanted.get(0), candidates.get(0)));
            }
        });
        return found;
    }

    private static boolean samePlaceOrName(CatalogObject one, CatalogObject other) {
        return Identity.qualifier(one.identity()).equals(Identity.qualifier(other.identity()))
                || one.name().equals(other.name());
    }

    private static Map<String, List<CatalogObject>> byShape(Catalog in, Catalog notIn, Set<CatalogKind> kinds) {
        return in.objects().stream()
                .filter(object -> kinds.contains(object.kind()))
                .filter(object -> notIn.find(object.key()).isEmpty())
                .collect(Collectors.groupingBy(object -> shape(object, in), TreeMap::new, Collectors.toList()));
    }

    private static String shape(CatalogObject object, Catalog catalog) {
        var rename = new Rewording(object, object.identity().contains("(") ? "?" : "??");
        String arguments = object.identity().contains("(")
                ? object.identity()
                        .substring(Identity.withoutArguments(object.identity()).length())
                : "";
        String columns = ALONE.contains(object.kind())
                ? catalog.objects(CatalogKind.COLUMN).stream()
                        .filter(column -> column.owner().equals(Optional.of(object.identity())))
                        .map(column -> column.name() + column.properties())
                        .collect(Collectors.joining())
                : object.owner().orElse("");
        return object.kind() + arguments + reworded(object.properties(), List.of(rename)) + columns;
    }

    private static Catalog undo(Catalog actual, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return actual;
        }
        Map<String, String> keys = new HashMap<>();
        Map<String, CatalogObject> moved = new HashMap<>();
        for (CatalogObject object : actual.objects()) {
            String identity = identity(object, pairs);
            keys.put(object.key(), object.kind().id() + " " + identity);
            moved.put(object.key(), object);
        }
        return new Catalog(
                actual.serverMajor(),
                moved.values().stream().map(object -> undo(object, pairs, keys)).toList());
    }

    private static CatalogObject undo(CatalogObject object, List<Pair> pairs, Map<String, String> keys) {
        List<Rewording> rewordings = pairs.stream()
                .filter(pair -> concerns(object, pair.actual()))
                .map(pair -> new Rewording(pair.actual(), pair.expected().identity()))
                .toList();
        String key = keys.getOrDefault(object.key(), object.key());
        return new CatalogObject(
                object.kind(),
                key.substring(object.kind().id().length() + 1),
                reworded(object.properties(), rewordings),
                mapped(object.needs(), keys),
                mapped(object.partOf(), keys),
                object.position());
    }

    private static boolean concerns(CatalogObject object, CatalogObject renamed) {
        return object.key().equals(renamed.key())
                || object.needs().contains(renamed.key())
                || object.partOf().contains(renamed.key())
                || object.owner().equals(Optional.of(renamed.identity()))
                || Stream.concat(object.needs().stream(), object.partOf().stream())
                        .anyMatch(key -> key.startsWith("column " + renamed.identity() + "."));
    }

    private static SortedSet<String> mapped(SortedSet<String> names, Map<String, String> keys) {
        return names.stream().map(name -> keys.getOrDefault(name, name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String identity(CatalogObject object, List<Pair> pairs) {
        for (Pair pair : pairs) {
            if (pair.actual().key().equals(object.key())) {
                return pair.expected().identity();
            }
            String from = pair.actual().identity() + ".";
            if (ALONE.contains(pair.expected().kind())
                    && object.kind() != CatalogKind.INDEX
                    && object.kind() != CatalogKind.STATISTICS
                    && object.owner().equals(Optional.of(pair.actual().identity()))
                    && object.identity().startsWith(from)) {
                return pair.expected().identity() + "." + object.identity().substring(from.length());
            }
        }
        return mentioned(object, pairs);
    }

    /** Identities that refer to others: what is published, what a cast or function takes. */
    private static String mentioned(CatalogObject object, List<Pair> pairs) {
        int from = switch (object.kind()) {
            case PUBLISHED_TABLE, CAST, TRANSFORM -> 0;
            case FUNCTION, PROCEDURE, AGGREGATE, OPERATOR -> object.identity().lastIndexOf('(');
            default -> -1;
        };
        String identity = object.identity();
        for (Pair pair : from < 0 ? List.<Pair>of() : pairs) {
            if (concerns(object, pair.actual())) {
                identity = identity.substring(0, from)
                        + new Rewording(pair.actual(), pair.expected().identity()).apply(identity.substring(from));
            }
        }
        return identity;
    }

    private static SortedMap<String, String> reworded(
            SortedMap<String, String> properties, List<Rewording> rewordings) {
        SortedMap<String, String> result = new TreeMap<>(properties);
        for (Rewording rewording : rewordings) {
            result.replaceAll((name, value) -> NEVER_REWORDED.contains(name) ? value : rewording.apply(value));
        }
        return result;
    }
}
