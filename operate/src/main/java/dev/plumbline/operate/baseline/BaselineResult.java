package dev.plumbline.operate.baseline;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made.
 *
 * @param files in the order in which they were written
 * @param objects the objects that the migration makes
 * @param differences what the migration does not rebuild exactly, proven on a throw-away server; empty: nothing
 * @param undoLeaves what its undo leaves behind; empty: nothing
 * @param offers the checks that were found
 * @param notes what else there is to say
 */
public record BaselineResult(
        List<Path> files,
        int objects,
        List<String> differences,
        List<String> undoLeaves,
        int offers,
        List<String> notes) {
    public BaselineResult {
        files = List.copyOf(files);
        differences = List.copyOf(differences);
        undoLeaves = List.copyOf(undoLeaves);
        notes = List.copyOf(notes);
    }

    public boolean exact() {
        return differences.isEmpty() && undoLeaves.isEmpty();
    }
}
