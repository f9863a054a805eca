package dev.plumbline.planner.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a migration does to the given statements.
 *
 * @param notes what the reader should know about where they came from
 */
public record QueryChanges(List<QueryChange> all, List<String> notes) {

    public static final QueryChanges NONE = new QueryChanges(List.of(), List.of());

    public QueryChanges {
        all = all.stream()
                .sorted(Comparator.comparing(QueryChange::outcome)
                        .thenComparing(
                                Comparator.comparingDouble(QueryChange::weight).reversed()))
                .toList();
        notes = List.copyOf(notes);
    }

    public List<QueryChange> of(QueryOutcome outcome) {
        return all.stream().filter(one -> one.outcome() == outcome).toList();
    }

    /** Those that are planned before and after and return other columns. */
    public List<QueryChange> returningOther() {
        return all.stream().filter(QueryChange::returnsOther).toList();
    }

    public int count(QueryOutcome outcome) {
        return of(outcome).size();
    }

    /** Why statements could not be planned, and how many for each reason. */
    public Map<String, Long> unplanned() {
        return of(QueryOutcome.UNPLANNED).stream()
                .collect(Collectors.groupingBy(
                        one -> String.join("; ", one.reasons()), TreeMap::new, Collectors.counting()));
    }
}
