package dev.plumbline.planner.report;

import dev.plumbline.planner.judge.Estimate;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan as maps and lists, in the shape of {@code docs/schemas/plan.schema.json}. */
public final class PlanJson {
    private static final Set<String> WORK = Set.of("scan", "validation", "build", "written", "read");

    private PlanJson() {}

    public static Map<String, Object> of(Plan plan) {
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", plan.verdict().words());
        json.put("observed_on", plan.observedOn());
        json.put("pack", plan.pack());
        json.put("notes", plan.notes());
        json.put("files", plan.files().stream().map(PlanJson::file).toList());
        json.put("queries", ImpactJson.queries(plan.impact().queries()));
        json.put("consumers", ImpactJson.consumers(plan.impact().consumers()));
        return json;
    }

    private static Map<String, Object> file(FilePlan file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file.file());
        json.put("verdict", file.verdict().words());
        json.put("in_transaction", file.observed().inTransaction());
        json.putAll(observed(file));
        json.put("excused", file.excused().stream().map(PlanJson::finding).toList());
        json.put(
                "statements",
                file.observed().statements().stream().map(PlanJson::statement).toList());
        json.put("undo", UndoText.json(file));
        return json;
    }

    /** The part that is reported for an undo file too. */
    static Map<String, Object> observed(FilePlan file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("locks", file.observed().locks().stream().map(PlanJson::lock).toList());
        var rewrites = new LinkedHashSet<String>();
        file.observed().statements().forEach(one -> rewrites.addAll(one.rewritten()));
        json.put("rewrites", List.copyOf(rewrites));
        file.estimate().ifPresent(estimate -> json.put("estimate", estimate(estimate)));
        file.held().ifPresent(held -> json.put("held", held));
        json.put("findings", file.findings().stream().map(PlanJson::finding).toList());
        return json;
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seconds_low", estimate.low());
        json.put("seconds_high", estimate.high());
        json.put("disk_bytes", estimate.disk());
        json.put("wal_bytes", estimate.wal());
        return json;
    }

    private static Map<String, Object> lock(ObservedLock lock) {
        var json = new LinkedHashMap<String, Object>();
        json.put("object", lock.object());
        json.put("kind", lock.kind());
        json.put("mode", lock.mode().words());
        json.put("blocks", lock.mode().blocks());
        json.put("statement", lock.statement());
        json.put("until", lock.until());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("rule", finding.rule());
        json.put("line", finding.line());
        json.put("severity", finding.severity().word());
        json.put("title", finding.title());
        json.put("object", finding.object());
        json.put("message", finding.message());
        json.put("fix", finding.fixText());
        return json;
    }

    private static Map<String, Object> statement(ObservedStatement one) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", one.number());
        json.put("line", one.line());
        json.put("sql", one.text());
        json.put("rewrites", one.rewritten());
        json.put("work", work(one));
        json.put("changes", changes(one));
        one.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    private static List<Map<String, Object>> work(ObservedStatement one) {
        return one.facts().stream()
                .filter(fact -> WORK.contains(fact.kind()))
                .map(PlanJson::fact)
                .toList();
    }

    /** Everything created, altered or dropped, including by statements inside DO blocks and functions. */
    private static List<Map<String, Object>> changes(ObservedStatement one) {
        var changes = new ArrayList<Map<String, Object>>();
        for (Fact fact : one.facts()) {
            if (fact.kind().equals("done") || fact.kind().equals("dropped")) {
                changes.add(fact(fact));
            }
        }
        return changes;
    }

    private static Map<String, Object> fact(Fact fact) {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", fact.kind());
        json.putAll(fact.values());
        return json;
    }
}
