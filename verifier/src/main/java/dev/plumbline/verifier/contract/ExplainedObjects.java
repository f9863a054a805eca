package dev.plumbline.verifier.contract;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.verifier.check.ObjectReference;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a difference of catalogues explains: its object, and those missing, unexpected or changed because of it. */
record ExplainedObjects(CatalogDifference difference) {

    Set<ObjectReference> references() {
        Set<ObjectReference> names = new LinkedHashSet<>();
        add(difference.object(), names);
        difference.alongside().forEach(object -> add(object, names));
        return names;
    }

    private static void add(CatalogObject object, Set<ObjectReference> names) {
        switch (object.kind()) {
            // A call names no types, and neither do the checks.
            case FUNCTION, PROCEDURE, AGGREGATE ->
                names.add(ObjectReference.function(Identity.withoutArguments(object.identity())));
            case INDEX, CONSTRAINT -> {
                names.add(itself(object));
                object.owner()
                        .ifPresent(table -> names.add(
                                new ObjectReference(ObjectReference.Extent.ALL_OF_TABLE, object.kind(), table)));
            }
            // The server's own error about a missing column does not name its table.
            case COLUMN -> {
                names.add(itself(object));
                names.add(ObjectReference.anyColumn(object.name()));
            }
            default -> names.add(itself(object));
        }
    }

    private static ObjectReference itself(CatalogObject object) {
        return ObjectReference.to(object.kind(), object.identity());
    }
}
