package dev.plumbline.verifier.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The result of one check. {@code actual} is the figure found and {@code expected} the one promised, both short; {@code detail} is for
 * those who read on: the reason of a skip, the message of an error, several lines if need be.
 */
public record CheckResult(
        Family family,
        String id,
        String title,
        Outcome outcome,
        String actual,
        String expected,
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

    public static CheckResult of(
            Family family, String id, String title, Outcome outcome, String actual, String expected) {
        return new CheckResult(
                family, id, title, outcome, actual, expected, "", List.of(), Duration.ZERO, Subjects.NONE);
    }

    public static CheckResult skipped(Family family, String id, String title, String reason) {
        return of(family, id, title, Outcome.SKIPPED, "", "").withDetail(reason);
    }

    public static CheckResult error(Family family, String id, String title, String message) {
        return of(family, id, title, Outcome.ERROR, "", "").withDetail(message);
    }

    /** A fault of this program: neither the database nor the promise is to blame. */
    public static CheckResult internal(Family family, String id, String title, String message) {
        return of(family, id, title, Outcome.INTERNAL, "", "").withDetail(message);
    }

    public CheckResult withDetail(String text) {
        return new CheckResult(family, id, title, outcome, actual, expected, text, attachments, took, subjects);
    }

    public CheckResult withOutcome(Outcome other) {
        return new CheckResult(family, id, title, other, actual, expected, detail, attachments, took, subjects);
    }

    public CheckResult with(Attachment attachment) {
        return with(List.of(attachment));
    }

    public CheckResult with(Collection<? extends Attachment> added) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.addAll(added);
        return new CheckResult(family, id, title, outcome, actual, expected, detail, more, took, subjects);
    }

    public CheckResult withTook(Duration duration) {
        return new CheckResult(family, id, title, outcome, actual, expected, detail, attachments, duration, subjects);
    }

    /** For a finding: other results about any of these objects are only consequences of it. */
    public CheckResult explaining(Set<ObjectReference> objects) {
        return withSubjects(subjects.explaining(objects));
    }

    /** One thing that this result found wrong: a finding that explains any of these objects is its cause. */
    public CheckResult about(Set<ObjectReference> objects) {
        return aboutEach(List.of(objects));
    }

    /** Several things that this result found wrong, each as in {@link #about}. */
    public CheckResult aboutEach(Collection<Set<ObjectReference>> things) {
        return withSubjects(subjects.about(things));
    }

    private CheckResult withSubjects(Subjects other) {
        return new CheckResult(family, id, title, outcome, actual, expected, detail, attachments, took, other);
    }

    /** The statements that would correct the finding, in order. */
    public List<String> fixes() {
        return attachments.stream()
                .filter(Attachment.Fix.class::isInstance)
                .map(fix -> ((Attachment.Fix) fix).statement())
                .toList();
    }
}
