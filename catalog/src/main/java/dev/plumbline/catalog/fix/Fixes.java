package dev.plumbline.catalog.fix;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.CreateStatement;
import dev.plumbline.catalog.ddl.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the statements for a difference: create what is missing, drop what is unexpected, alter what changed. */
public final class Fixes {

    private Fixes() {}

    /** Alters an existing object into the expected one. */
    public static Fix change(
            Catalog expected, CatalogObject wanted, CatalogObject found, List<PropertyDifference> properties) {
        return FixChange.of(expected, wanted, found, properties);
    }

    public static Fix drop(CatalogObject found) {
        return FixDrop.of(found);
    }

    /** Gives the object the expected name. */
    public static Fix rename(CatalogObject expected, CatalogObject actual) {
        return FixRename.of(expected, actual);
    }

    /** Creates an object and its consequences, each after what it needs. */
    public static Fix create(Catalog expected, CatalogObject object, List<CatalogObject> alongside) {
        Map<String, CatalogObject> all = Stream.concat(Stream.of(object), alongside.stream())
                .collect(Collectors.toMap(CatalogObject::key, Function.identity()));
        Set<CatalogObject> ordered = new LinkedHashSet<>();
        all.values().stream().sorted().forEach(each -> addAfterNeeds(each, all, ordered, new LinkedHashSet<>()));
        List<String> statements = new ArrayList<>();
        for (CatalogObject each : ordered) {
            Optional<List<String>> made = CreateStatement.statements(expected, each, all.keySet());
            if (made.isEmpty()) {
                return Fix.none("no statement can be derived that creates the " + each.key());
            }
            statements.addAll(made.get());
        }
        ordered.stream()
                .filter(each -> each.kind() == CatalogKind.SEQUENCE)
                .forEach(sequence -> sequence.property("owned by")
                        .ifPresent(column -> statements.add(SqlText.alter(sequence) + " owned by " + column)));
        boolean rows = object.kind() == CatalogKind.TABLE || object.kind() == CatalogKind.COLUMN;
        Fix fix = Fix.of(statements);
        return rows
                ? fix.but("brings back the structure only: the rows or values it held are to be restored apart")
                : fix;
    }

    private static void addAfterNeeds(
            CatalogObject object, Map<String, CatalogObject> all, Set<CatalogObject> ordered, Set<String> open) {
        if (ordered.contains(object) || !open.add(object.key())) {
            return;
        }
        Stream<String> first = object.kind() == CatalogKind.SEQUENCE
                ? object.needs().stream()
                : Stream.concat(object.needs().stream(), object.partOf().stream());
        Stream<String> ofColumns = object.kind() == CatalogKind.TABLE
                ? all.values().stream()
                        .filter(column -> column.kind() == CatalogKind.COLUMN
                                && column.partOf().contains(object.key()))
                        .flatMap(column -> column.needs().stream())
                        .filter(needed -> !needed.startsWith(CatalogKind.COLUMN.id() + " "))
                : Stream.empty();
        Stream.concat(ofColumns, first)
                .filter(all::containsKey)
                .map(all::get)
                .forEach(needed -> addAfterNeeds(needed, all, ordered, open));
        ordered.add(object);
    }
}
