package dev.plumbline.verifier.contract;

import dev.plumbline.catalog.CatalogDifference;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a difference of catalogues explains: its object, and those that are gone, there or changed because of it. */
record ExplainedObjects(CatalogDifference difference) {

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        add(difference.object(), names);
        difference.alongside().forEach(object -> add(object, names));
        return names;
    }

    private static void add(CatalogObject object, Set<String> names) {
        switch (object.kind()) {
            // A call names no types, and neither do the checks.
            case FUNCTION, PROCEDURE, AGGREGATE -> names.add("function " + withoutArguments(object.identity()));
            case INDEX, CONSTRAINT -> {
                names.add(object.key());
                object.owner().ifPresent(table -> names.add(plural(object.kind()) + " of " + table));
            }
            // The server's own complaint about a missing column does not say of which table.
            case COLUMN -> {
                names.add(object.key());
                names.add("any column " + object.name());
            }
            default -> names.add(object.key());
        }
    }

    private static String plural(CatalogKind kind) {
        return kind == CatalogKind.INDEX ? "indexes" : "constraints";
    }

    private static String withoutArguments(String identity) {
        int open = identity.indexOf('(');
        return open < 0 ? identity : identity.substring(0, open);
    }
}
