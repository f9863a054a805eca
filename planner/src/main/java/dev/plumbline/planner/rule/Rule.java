package dev.plumbline.planner.rule;

import java.util.List;

/**
 * A rule as its folder defines it.
 *
 * @param id the name of its folder
 * @param on the kinds of facts it applies to
 * @param when what must hold of the fact, the statement and the file
 * @param unless groups of conditions, each of which, if it holds completely, excuses the fact
 * @param first the first major version it applies to
 * @param last the last one
 * @param grows whether its effect lasts longer the larger the table is
 * @param why for its page
 */
public record Rule(
        String id,
        String title,
        Severity severity,
        List<String> on,
        List<Condition> when,
        List<List<Condition>> unless,
        int first,
        int last,
        boolean grows,
        String message,
        List<FixTemplate> fix,
        String why) {

    /** A part of a correction with the names still to be filled in. */
    record FixTemplate(
            String head, String sql, String undo, boolean transaction, boolean command, List<Condition> when) {

        FixTemplate {
            when = List.copyOf(when);
        }
    }

    public Rule {
        on = List.copyOf(on);
        when = List.copyOf(when);
        unless = unless.stream().map(List::copyOf).toList();
        fix = List.copyOf(fix);
    }
}
