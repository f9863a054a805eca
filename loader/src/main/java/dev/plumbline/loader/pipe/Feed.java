package dev.plumbline.loader.pipe;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.target.Name;
import java.util.List;
import java.util.Optional;

/**
 * Something rows come from.
 *
 * @param label how messages name it
 * @param table the table it is for; empty where the input itself names tables
 * @param opener opens it, told the columns of the table when that is known
 * @param repeatable whether it can be opened again and gives the same rows
 * @param bytes its size, -1 when not known
 */
public record Feed(String label, Optional<Name> table, Opener opener, boolean repeatable, long bytes) {

    /** Opens the rows. */
    @FunctionalInterface
    public interface Opener {
        RowSource open(List<String> targetColumns);
    }
}
