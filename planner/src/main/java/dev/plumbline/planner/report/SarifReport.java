package dev.plumbline.planner.report;

import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan in SARIF 2.1.0, which code hosts show beside the lines. */
public final class SarifReport {

    private SarifReport() {}

    /** @param folder the prefix of the files' names, as a path from the repository's root; empty: none */
    public static Map<String, Object> of(Plan plan, String folder) {
        var rules = new LinkedHashMap<String, Object>();
        var results = new ArrayList<Object>();
        for (FilePlan file : plan.files()) {
            for (Finding finding : file.findings()) {
                rules.putIfAbsent(
                        finding.rule(),
                        Map.of("id", finding.rule(), "shortDescription", Map.of("text", finding.title())));
                results.add(result(file, finding, folder));
            }
        }
        return Map.of(
                "$schema",
                "https://json.schemastore.org/sarif-2.1.0.json",
                "version",
                "2.1.0",
                "runs",
                List.of(Map.of(
                        "tool",
                        Map.of("driver", Map.of("name", "plumbline plan", "rules", List.copyOf(rules.values()))),
                        "results",
                        results)));
    }

    private static Map<String, Object> result(FilePlan file, Finding finding, String folder) {
        String path = folder.isEmpty() ? file.file() : folder + "/" + file.file();
        return Map.of(
                "ruleId",
                finding.rule(),
                "level",
                level(finding.severity()),
                "message",
                Map.of("text", finding.message() + (finding.fix().isEmpty() ? "" : "\n\n" + finding.fixText())),
                "locations",
                List.of(Map.of(
                        "physicalLocation",
                        Map.of(
                                "artifactLocation",
                                Map.of("uri", path.replace(" ", "%20")),
                                "region",
                                Map.of("startLine", Math.max(1, finding.line()))))));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ADVICE -> "note";
            case CARE -> "warning";
            case DANGEROUS -> "error";
        };
    }
}
