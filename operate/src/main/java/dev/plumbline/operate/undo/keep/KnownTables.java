package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.operate.trial.DamageSearch;
import dev.plumbline.operate.trial.FilledTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of the tracked catalogue, as they were when it was last read.
 *
 * @param sequences the positions of those that may be dropped
 */
record KnownTables(CatalogTracker catalogue, FilledTables filled, Map<String, long[]> sequences)
        implements DamageSearch.Known {

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
    public boolean heldNothing(long relation) {
        CatalogObject found = catalogue.relation(relation).orElse(null);
        if (found == null) {
            return false;
        }
        return switch (found.kind()) {
            case TABLE -> found.property("partition key").isPresent() || filled.isEmpty(relation);
            case SEQUENCE -> !SequencePositions.isMoved(sequences.get(found.identity()));
            default -> true;
        };
    }
}
