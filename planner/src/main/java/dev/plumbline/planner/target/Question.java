package dev.plumbline.planner.target;

import dev.plumbline.planner.rule.Severity;

/**
 * Rows of the target that a statement would fail on, or values that it would lose.
 *
 * @param id the rule's
 * @param what a description of the rows, for a message that begins with their number
 * @param from the query after {@code select count(*)}
 * @param shown the columns of a sample; empty: none is needed
 */
record Question(
        int statement,
        int line,
        String id,
        String title,
        Severity severity,
        String table,
        String what,
        String from,
        String shown) {}
