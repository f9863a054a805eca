package dev.plumbline.verifier.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What one check found. {@code have} is the figure found and {@code want} the one promised, both short; {@code detail} is for who
 * reads on: the reason of a skip, the message of an error, several lines if need be.
 */
public record CheckResult(
        Family family,
        String id,
        String title,
        Outcome outcome,
        String have,
        String want,
        String detail,
        List<Attachment> attachments,
        Duration took,
        Subjects subjects) {

    public CheckResult {
        Objects.requireNonNull(family);
        Objects.requireNonNull(outcome);
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("a result needs an id and a title, got '" + id + "', '" + title + "'");
        }
        attachments = List.copyOf(attachments);
    }

    public static CheckResult of(Family family, String id, String title, Outcome outcome, String have, String want) {
        return new CheckResult(family, id, title, outcome, have, want, "", List.of(), Duration.ZERO, Subjects.NONE);
    }

    public static CheckResult skipped(Family family, String id, String title, String reason) {
        return of(family, id, title, Outcome.SKIPPED, "", "").withDetail(reason);
    }

    public static CheckResult error(Family family, String id, String title, String message) {
        return of(family, id, title, Outcome.ERROR, "", "").withDetail(message);
    }

    public CheckResult withDetail(String text) {
        return new CheckResult(family, id, title, outcome, have, want, text, attachments, took, subjects);
    }

    public CheckResult withOutcome(Outcome other) {
        return new CheckResult(family, id, title, other, have, want, detail, attachments, took, subjects);
    }

    public CheckResult with(Attachment attachment) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(attachment);
        return new CheckResult(family, id, title, outcome, have, want, detail, more, took, subjects);
    }

    public CheckResult withTook(Duration duration) {
        return new CheckResult(family, id, title, outcome, have, want, detail, attachments, duration, subjects);
    }

    /** For a finding: other results about any of these names only follow from it. */
    public CheckResult explaining(Set<String> names) {
        return withSubjects(subjects.explaining(names));
    }

    /** One thing that this result found wrong: a finding that explains any of these names is its cause. */
    public CheckResult about(Set<String> names) {
        return withSubjects(subjects.about(names));
    }

    private CheckResult withSubjects(Subjects other) {
        return new CheckResult(family, id, title, outcome, have, want, detail, attachments, took, other);
    }

    /** The statements that would mend the finding, in order. */
    public List<String> mends() {
        return attachments.stream()
                .filter(Attachment.Mend.class::isInstance)
                .map(mend -> ((Attachment.Mend) mend).statement())
                .toList();
    }
}
