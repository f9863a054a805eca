package dev.plumbline.loader.target;

import java.util.List;
import java.util.Optional;

/**
 * A constraint on the rows of a table.
 *
 * @param columns those it refers to
 * @param check the condition of a check, as SQL over the columns
 */
public record TableConstraint(String name, List<String> columns, Optional<String> check) {

    public TableConstraint {
        columns = List.copyOf(columns);
    }
}
