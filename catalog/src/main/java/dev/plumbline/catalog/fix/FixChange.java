package dev.plumbline.catalog.fix;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.CommonProperties;
import dev.plumbline.catalog.ddl.CreateStatement;
import dev.plumbline.catalog.ddl.DatabaseStatements;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alters an object that exists but differs. */
final class FixChange {

    private static final Set<CatalogKind> MADE_ANEW = EnumSet.of(
            CatalogKind.INDEX,
            CatalogKind.CONSTRAINT,
            CatalogKind.TRIGGER,
            CatalogKind.POLICY,
            CatalogKind.STATISTICS,
            CatalogKind.OPERATOR,
            CatalogKind.CAST,
            CatalogKind.EVENT_TRIGGER,
            CatalogKind.PUBLISHED_TABLE,
            CatalogKind.TEXT_SEARCH_DICTIONARY,
            CatalogKind.TEXT_SEARCH_CONFIGURATION,
            CatalogKind.MATERIALIZED_VIEW);

    private FixChange() {}

    static Fix of(Catalog catalog, CatalogObject expected, CatalogObject actual, List<PropertyDifference> differences) {
        Map<String, PropertyDifference> open = new TreeMap<>();
        differences.forEach(difference -> open.put(difference.property(), difference));
        List<String> statements = new ArrayList<>();
        CommonProperties.alter(expected, actual, open, statements);
        if (!open.isEmpty()) {
            FixProperties.alter(catalog, expected, actual, open, statements);
        }
        if (expected.kind() == CatalogKind.DATABASE || expected.kind() == CatalogKind.ROLE_SETTINGS) {
            statements.replaceAll(DatabaseStatements::here);
        }
        if (open.isEmpty()) {
            return caution(expected, differences, Fix.of(statements));
        }
        return recreated(catalog, expected, actual)
                .map(Fix::of)
                .orElseGet(() -> Fix.none("no statement can be derived that changes " + String.join(", ", open.keySet())
                        + " of the " + expected.key()));
    }

    private static Fix caution(CatalogObject expected, List<PropertyDifference> differences, Fix fix) {
        Set<String> names =
                differences.stream().map(PropertyDifference::property).collect(Collectors.toSet());
        if (expected.kind() == CatalogKind.COLUMN && names.contains("type")) {
            return fix.but("rewrites the table; values that do not convert make it fail");
        }
        if (expected.kind() == CatalogKind.COLUMN && names.contains("not null")) {
            return fix.but("fails when there are rows without a value");
        }
        return fix;
    }

    /** Drops and recreates what holds no data of its own, with everything that depends on it. */
    private static Optional<List<String>> recreated(Catalog catalog, CatalogObject expected, CatalogObject actual) {
        if (!MADE_ANEW.contains(expected.kind())) {
            return Optional.empty();
        }
        List<String> statements = new ArrayList<>(List.of(FixDrop.statement(actual)));
        List<CatalogObject> again = new ArrayList<>(List.of(expected));
        catalog.objects().stream()
                .filter(part -> part.partOf().contains(expected.key()))
                .forEach(again::add);
        for (CatalogObject object : again) {
            Optional<List<String>> made = CreateStatement.statements(catalog, object, Set.of(expected.key()));
            if (made.isEmpty()) {
                return Optional.empty();
            }
            statements.addAll(made.get());
        }
        return Optional.of(statements);
    }
}
