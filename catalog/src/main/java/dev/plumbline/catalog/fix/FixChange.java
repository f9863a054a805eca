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

/** Alters an object that is there but not as it should be. */
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

    static Fix of(Catalog catalog, CatalogObject want, CatalogObject have, List<PropertyDifference> differences) {
        Map<String, PropertyDifference> open = new TreeMap<>();
        differences.forEach(difference -> open.put(difference.property(), difference));
        List<String> statements = new ArrayList<>();
        CommonProperties.alter(want, have, open, statements);
        if (!open.isEmpty()) {
            FixProperties.alter(catalog, want, have, open, statements);
        }
        if (want.kind() == CatalogKind.DATABASE || want.kind() == CatalogKind.ROLE_SETTINGS) {
            statements.replaceAll(DatabaseStatements::here);
        }
        if (open.isEmpty()) {
            return caution(want, differences, Fix.of(statements));
        }
        return anew(catalog, want, have)
                .map(Fix::of)
                .orElseGet(() -> Fix.none("no statement can be derived that changes " + String.join(", ", open.keySet())
                        + " of the " + want.key()));
    }

    private static Fix caution(CatalogObject want, List<PropertyDifference> differences, Fix fix) {
        Set<String> names =
                differences.stream().map(PropertyDifference::property).collect(Collectors.toSet());
        if (want.kind() == CatalogKind.COLUMN && names.contains("type")) {
            return fix.but("rewrites the table; values that do not convert make it fail");
        }
        if (want.kind() == CatalogKind.COLUMN && names.contains("not null")) {
            return fix.but("fails when there are rows without a value");
        }
        return fix;
    }

    /** Drops and makes again what holds no data of its own, with everything that hangs on it. */
    private static Optional<List<String>> anew(Catalog catalog, CatalogObject want, CatalogObject have) {
        if (!MADE_ANEW.contains(want.kind())) {
            return Optional.empty();
        }
        List<String> statements = new ArrayList<>(List.of(FixDrop.statement(have)));
        List<CatalogObject> again = new ArrayList<>(List.of(want));
        catalog.objects().stream()
                .filter(part -> part.partOf().contains(want.key()))
                .forEach(again::add);
        for (CatalogObject object : again) {
            Optional<List<String>> made = CreateStatement.statements(catalog, object, Set.of(want.key()));
            if (made.isEmpty()) {
                return Optional.empty();
            }
            statements.addAll(made.get());
        }
        return Optional.of(statements);
    }
}
