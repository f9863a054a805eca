package dev.plumbline.planner.observe;

import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.planner.observation.ObservedFile;
import java.util.List;

/**
 * What an undo file did before it was rolled back.
 *
 * @param remains what differs from the state before the migration it undoes
 */
public record ObservedUndo(ObservedFile file, List<CatalogDifference> remains) {
    public ObservedUndo {
        remains = List.copyOf(remains);
    }
}
