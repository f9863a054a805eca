package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.HashSet;
import java.util.Set;

/**
 * Partitions come and go with the calendar while their table stays the same. One that is in only one of two catalogues is not a difference
 * as long as both have the partitioned table.
 */
public final class Partitions {
    private static final String PARTITION_OF = "partition of";

    private Partitions() {}

    /** The catalogue without the partitions that the other one lacks, and without what belongs to them. */
    public static Catalog known(Catalog catalog, Catalog other) {
        Set<String> left = new HashSet<>();
        for (CatalogObject table : catalog.objects(CatalogKind.TABLE)) {
            if (table.property(PARTITION_OF)
                            .filter(parent -> isTable(other, parent))
                            .isPresent()
                    && !isTable(other, table.identity())) {
                left.add(table.identity());
            }
        }
        return left.isEmpty()
                ? catalog
                : new Catalog(
                        catalog.serverMajor(),
                        catalog.objects().stream()
                                .filter(object -> !left.contains(object.owner().orElse(object.identity())))
                                .toList());
    }

    private static boolean isTable(Catalog catalog, String identity) {
        return catalog.find(CatalogKind.TABLE, identity).isPresent();
    }
}
