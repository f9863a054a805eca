package dev.plumbline.catalog;

import java.util.List;

/**
 * What became different in a catalogue.
 *
 * @param gone keys of objects that are there no more
 * @param now objects that are new or have other properties
 * @param added keys of those that are new
 */
public record CatalogChanges(List<String> gone, List<CatalogObject> now, List<String> added) {
    public CatalogChanges {
        added = added.stream().sorted().toList();
        gone = List.copyOf(gone);
        now = List.copyOf(now);
    }

    public boolean isEmpty() {
        return gone.isEmpty() && now.isEmpty();
    }
}
