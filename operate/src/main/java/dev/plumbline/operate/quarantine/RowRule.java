package dev.plumbline.operate.quarantine;

import dev.plumbline.database.relation.NamedRelation;
import java.util.Optional;

/**
 * A foreign key or check, in force or pending.
 *
 * @param table whose rows it is about
 * @param parent what a foreign key references; empty for a check
 * @param broken the condition on a row {@code c} of the table that it refuses
 * @param join the condition under which a row {@code c} of the table references a row {@code p} of the parent; empty for a check
 * @param validated whether it holds for all rows, as the server knows
 * @param coming whether it does not exist yet
 */
record RowRule(
        String name,
        NamedRelation table,
        Optional<NamedRelation> parent,
        String broken,
        String join,
        boolean validated,
        boolean coming) {

    boolean refersTo(NamedRelation other) {
        return parent.filter(other::equals).isPresent();
    }

    /** Why a row is moved aside. */
    String reason() {
        return parent.map(to -> "refers to no row of " + to.readable()).orElse("breaks the check " + name);
    }
}
