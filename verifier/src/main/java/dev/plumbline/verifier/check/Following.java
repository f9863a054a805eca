package dev.plumbline.verifier.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells findings from what only follows from them: a plan that lacks its index when the contract has said that the index is missing.
 * The cause stays a finding and lists what follows; the rest keeps its figures under {@link Outcome#FOLLOWS}.
 */
public final class Following {

    private final List<CheckResult> results;
    private final List<CheckResult> causes;
    private final Map<Integer, List<String>> followed = new TreeMap<>();

    private Following(List<CheckResult> results) {
        this.results = results;
        this.causes = results.stream()
                .filter(result -> result.outcome().isFinding()
                        && result.subjects().about().isEmpty()
                        && !result.subjects().explains().isEmpty())
                .toList();
    }

    /** The same results in the same order. */
    public static List<CheckResult> toldApart(List<CheckResult> results) {
        return new Following(results).toldApart();
    }

    private List<CheckResult> toldApart() {
        List<CheckResult> told = new ArrayList<>();
        for (CheckResult result : results) {
            told.add(cause(result)
                    .map(cause -> {
                        int place = results.indexOf(cause);
                        followed.computeIfAbsent(place, none -> new ArrayList<>())
                                .add(name(result) + (result.have().isEmpty() ? "" : ": " + result.have()));
                        return result.withOutcome(Outcome.FOLLOWS)
                                .withDetail(
                                        joined("follows from " + name(cause) + ": " + cause.title(), result.detail()));
                    })
                    .orElse(result));
        }
        followed.forEach((place, names) -> {
            CheckResult cause = told.get(place);
            told.set(place, cause.withDetail(joined(cause.detail(), "so also: " + String.join("\n         ", names))));
        });
        return told;
    }

    /** The first cause, when everything that the result found wrong has one. */
    private Optional<CheckResult> cause(CheckResult result) {
        if (result.outcome().compareTo(Outcome.WARN) < 0
                || result.subjects().about().isEmpty()) {
            return Optional.empty();
        }
        Set<CheckResult> found = new LinkedHashSet<>();
        for (Set<String> names : result.subjects().about()) {
            Optional<CheckResult> cause = causes.stream()
                    .filter(candidate ->
                            !Collections.disjoint(candidate.subjects().explains(), names))
                    .findFirst();
            if (cause.isEmpty()) {
                return Optional.empty();
            }
            found.add(cause.get());
        }
        return found.stream().findFirst();
    }

    private static String name(CheckResult result) {
        return result.family().id() + "/" + result.id();
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
    }
}
