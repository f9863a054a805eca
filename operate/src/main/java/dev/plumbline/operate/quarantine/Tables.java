package dev.plumbline.operate.quarantine;

import dev.plumbline.database.relation.NamedRelation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tables that rules are about, in an order in which rows can be moved. */
final class Tables {

    private Tables() {}

    /** A referencing table stands before the one it references; where tables reference each other in a circle one of them has to begin. */
    static List<NamedRelation> childrenFirst(List<RowRule> rules) {
        Set<NamedRelation> left = new LinkedHashSet<>();
        for (RowRule rule : rules) {
            left.add(rule.table());
            rule.parent().ifPresent(left::add);
        }
        var ordered = new ArrayList<NamedRelation>();
        while (!left.isEmpty()) {
            NamedRelation next = left.stream()
                    .filter(table -> rules.stream()
                            .noneMatch(rule ->
                                    rule.refersTo(table) && !rule.table().equals(table) && left.contains(rule.table())))
                    .findFirst()
                    .orElseGet(() -> left.iterator().next());
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }
}
