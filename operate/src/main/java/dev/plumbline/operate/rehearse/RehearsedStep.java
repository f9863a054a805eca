package dev.plumbline.operate.rehearse;

import java.time.Duration;
import java.util.List;

/**
 * One step of a rehearsal.
 *
 * @param findings why it is not as it should be; empty: it is
 * @param estimate what it would take on all rows, going by the share of rows that were copied
 */
public record RehearsedStep(String name, List<String> findings, Duration took, Duration estimate) {
    public RehearsedStep {
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}
