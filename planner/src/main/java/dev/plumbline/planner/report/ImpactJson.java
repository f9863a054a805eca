package dev.plumbline.planner.report;

import dev.plumbline.planner.consumer.ApiChange;
import dev.plumbline.planner.consumer.BrokenUse;
import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.query.PlanNode;
import dev.plumbline.planner.query.QueryChange;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections {@code queries} and {@code consumers} of a plan, as maps and lists. */
final class ImpactJson {

    private ImpactJson() {}

    static Map<String, Object> queries(QueryChanges queries) {
        var json = new LinkedHashMap<String, Object>();
        for (QueryOutcome outcome : QueryOutcome.values()) {
            json.put(outcome.word(), queries.count(outcome));
        }
        json.put(
                "statements",
                queries.all().stream()
                        .filter(one -> one.outcome().compareTo(QueryOutcome.UNCHANGED) < 0)
                        .map(ImpactJson::query)
                        .toList());
        json.put(
                "other_columns",
                queries.returningOther().stream()
                        .map(one -> one.statement().text())
                        .toList());
        var reasons = new ArrayList<Map<String, Object>>();
        queries.unplanned().forEach((reason, count) -> reasons.add(Map.of("reason", reason, "count", count)));
        json.put("cannot_be_planned", reasons);
        json.put("notes", queries.notes());
        return json;
    }

    private static Map<String, Object> query(QueryChange one) {
        var json = new LinkedHashMap<String, Object>();
        json.put("outcome", one.outcome().word());
        json.put("sql", one.statement().text());
        json.put("origin", one.statement().origin());
        json.put("user", one.statement().user());
        one.statement().callsADay().ifPresent(calls -> json.put("calls_a_day", calls));
        one.statement().milliseconds().ifPresent(mean -> json.put("mean_milliseconds", mean));
        json.put("reasons", one.reasons());
        json.put("before", one.before().map(PlanNode::lines).orElse(List.of()));
        json.put("after", one.after().map(PlanNode::lines).orElse(List.of()));
        one.before().ifPresent(plan -> json.put("cost_before", plan.cost()));
        one.after().ifPresent(plan -> json.put("cost_after", plan.cost()));
        return json;
    }

    static Map<String, Object> consumers(ConsumerChanges consumers) {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "services",
                consumers.services().stream()
                        .map(one -> Map.of("name", one.name(), "version", one.version()))
                        .toList());
        json.put("uses", consumers.uses().stream().map(ImpactJson::use).toList());
        json.put("api", consumers.api().stream().map(ImpactJson::change).toList());
        json.put("notes", consumers.notes());
        return json;
    }

    private static Map<String, Object> use(BrokenUse use) {
        var json = new LinkedHashMap<String, Object>();
        json.put("service", use.service().name());
        json.put("version", use.service().version());
        json.put("where", use.where());
        json.put("verb", use.verb());
        json.put("file", use.file());
        json.put("message", use.sentence());
        json.putAll(change(use.change()));
        return json;
    }

    private static Map<String, Object> change(ApiChange change) {
        var json = new LinkedHashMap<String, Object>();
        json.put("member", change.name());
        json.put("object", change.object());
        json.put("change", change.words());
        json.put("breaks_source", change.kind().breaksSource());
        json.put("breaks_binary", change.kind().breaksBinary());
        return json;
    }
}
