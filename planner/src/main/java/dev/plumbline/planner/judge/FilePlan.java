package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.rule.Finding;
import java.util.List;

/**
 * What is to be known of one file.
 *
 * @param findings worst first
 * @param excused findings that a comment in the file excuses
 */
public record FilePlan(ObservedFile observed, Verdict verdict, List<Finding> findings, List<Finding> excused) {

    public FilePlan {
        findings = List.copyOf(findings);
        excused = List.copyOf(excused);
    }

    public String file() {
        return observed.name();
    }
}
