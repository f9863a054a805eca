package dev.plumbline.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Separates findings from their consequences: a plan that lacks its index when the contract has reported the missing index. The cause
 * stays a finding and lists its consequences; these keep their figures under {@link Outcome#FOLLOWS}.
 */
public final class Following {

    private final List<CheckResult> results;
    private final Map<ObjectReference, Integer> causes = new HashMap<>();
    private final Map<Integer, List<String>> followers = new TreeMap<>();

    private Following(List<CheckResult> results) {
        this.results = results;
        for (int place = 0; place < results.size(); place++) {
            CheckResult result = results.get(place);
            if (result.outcome().isFinding() && result.subjects().about().isEmpty()) {
                for (ObjectReference explained : result.subjects().explains()) {
                    causes.putIfAbsent(explained, place);
                }
            }
        }
    }

    /** The same results in the same order. */
    public static List<CheckResult> marked(List<CheckResult> results) {
        return new Following(results).marked();
    }

    private List<CheckResult> marked() {
        List<CheckResult> marked = new ArrayList<>(results.size());
        for (CheckResult result : results) {
            OptionalInt cause = cause(result);
            marked.add(cause.isEmpty() ? result : follower(result, cause.getAsInt()));
        }
        followers.forEach((place, names) -> {
            CheckResult cause = marked.get(place);
            marked.set(
                    place, cause.withDetail(joined(cause.detail(), "so also: " + String.join("\n         ", names))));
        });
        return marked;
    }

    private CheckResult follower(CheckResult result, int place) {
        CheckResult cause = results.get(place);
        followers
                .computeIfAbsent(place, none -> new ArrayList<>())
                .add(name(result) + (result.actual().isEmpty() ? "" : ": " + result.actual()));
        return result.withOutcome(Outcome.FOLLOWS)
                .withDetail(joined("follows from " + name(cause) + ": " + cause.title(), result.detail()));
    }

    /** The first cause, when everything that the result found wrong has one. Our own bugs are never consequences. */
    private OptionalInt cause(CheckResult result) {
        if (result.outcome().compareTo(Outcome.WARN) < 0 || result.outcome() == Outcome.INTERNAL) {
            return OptionalInt.empty();
        }
        OptionalInt first = OptionalInt.empty();
        for (Set<ObjectReference> thing : result.subjects().about()) {
            OptionalInt cause = thing.stream()
                    .filter(causes::containsKey)
                    .mapToInt(causes::get)
                    .min();
            if (cause.isEmpty()) {
                return cause;
            }
            first = first.isEmpty() ? cause : first;
        }
        return first;
    }

    private static String name(CheckResult result) {
        return result.family().id() + "/" + result.id();
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
    }
}
