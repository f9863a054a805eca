package dev.plumbline.planner.observation;

import java.util.List;
import java.util.Optional;

/**
 * What one statement of a file did.
 *
 * @param number from 1
 * @param line on which it begins
 * @param rewritten tables, indexes and materialized views that existed before and have a new file now
 * @param error why it failed on the copy; empty: it did not
 */
public record ObservedStatement(
        int number, int line, String text, List<String> rewritten, List<Fact> facts, Optional<String> error) {

    public ObservedStatement {
        rewritten = List.copyOf(rewritten);
        facts = List.copyOf(facts);
    }
}
