package dev.plumbline.operate.rehearse;

import java.time.Duration;
import java.util.List;

/**
 * One step of a rehearsal.
 *
 * @param findings why it is not as expected; empty: it is
 * @param unproven what a sample of the rows cannot show and the database could not be asked, and what takes a superuser
 * @param estimate how long it would take on all rows, judging by the share of rows copied
 */
public record RehearsedStep(
        String name, List<String> findings, List<String> unproven, Duration took, Duration estimate) {
    public RehearsedStep {
        findings = List.copyOf(findings);
        unproven = List.copyOf(unproven);
    }

    /** Whether it is known to be as expected. */
    public boolean passed() {
        return findings.isEmpty() && unproven.isEmpty();
    }
}
