package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.operate.trial.DamageSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a catalogue that is followed, as they were when it was last looked at. */
record KnownTables(CatalogTracker catalogue) implements DamageSearch.Known {

    @Override
    public Optional<Map<Integer, String>> columns(long table) {
        return catalogue
                .relation(table)
                .filter(found -> found.kind() == CatalogKind.TABLE)
                .map(found -> {
                    Map<Integer, String> types = new HashMap<>();
                    for (CatalogObject part : catalogue.parts(found)) {
                        if (part.kind() == CatalogKind.COLUMN
                                && part.property("generated as").isEmpty()) {
                            types.put(part.position(), part.property("type").orElse(""));
                        }
                    }
                    return types;
                });
    }

    @Override
    public boolean isWithoutRows(long relation) {
        return catalogue
                .relation(relation)
                .filter(found -> found.kind() != CatalogKind.TABLE
                        || found.property("partition key").isPresent())
                .isPresent();
    }
}
