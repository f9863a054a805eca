package dev.plumbline.site.model;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table or a view.
 *
 * @param number the server's
 * @param rule what fills it unless a value is given: a default, an identity, a generation; empty for none
 * @param sources of a column of a view, the columns its values come from
 * @param uses everything that names it, of which the server or a function's source knows
 */
public record Column(
        int number,
        String name,
        String type,
        boolean required,
        String rule,
        String comment,
        Optional<Spread> spread,
        List<ColumnSource> sources,
        List<Use> uses) {

    /**
     * What the server's statistics say of its values.
     *
     * @param nulls the share of nulls
     * @param distinct how many different values; less than zero: as a share of the rows, negated
     */
    public record Spread(double nulls, double distinct, int width) {}

    /** A column that a view reads. */
    public record ColumnSource(long relation, String column) {}

    public Column {
        sources = List.copyOf(sources);
        uses = List.copyOf(uses);
    }
}
