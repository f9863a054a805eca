package dev.plumbline.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A whole run: what was verified, when, and every result in the order of running. {@code notes} say what was left out and why.
 */
public record Verification(
        String subject, String server, Instant started, Duration took, List<CheckResult> results, List<String> notes) {

    private static final int INTERNAL_ERROR = 70;

    public Verification {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    public List<CheckResult> of(Family family) {
        return results.stream().filter(result -> result.family() == family).toList();
    }

    public List<CheckResult> of(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }

    public List<CheckResult> findings() {
        return results.stream().filter(result -> result.outcome().isFinding()).toList();
    }

    /** Good first, bad last, so that a terminal ends with what matters; otherwise in the order of running. */
    public List<CheckResult> worstLast() {
        return results.stream()
                .sorted(Comparator.comparing(CheckResult::outcome))
                .toList();
    }

    public Duration took(Family family) {
        return of(family).stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * 0 when something was checked and all of it holds, 70 when a check failed because of a bug in this program, else 1: a run that
     * checked nothing has proved nothing.
     */
    public int exitCode() {
        if (results.stream().anyMatch(result -> result.outcome() == Outcome.INTERNAL)) {
            return INTERNAL_ERROR;
        }
        boolean answered = results.stream()
                .anyMatch(result -> result.outcome() == Outcome.PASS || result.outcome() == Outcome.WARN);
        return answered && findings().isEmpty() ? 0 : 1;
    }
}
