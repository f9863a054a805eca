package dev.plumbline.verifier.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole verification as one JSON object, with every figure that the page shows. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    public static String text(Verification verification) {
        try {
            return JSON.writeValueAsString(object(verification));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that is not JSON", e);
        }
    }

    /** Plain maps and lists, for embedding into something larger. */
    public static Map<String, Object> object(Verification verification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", "plumbline verify");
        json.put("subject", verification.subject());
        json.put("server", verification.server());
        json.put("started", verification.started().toString());
        json.put("milliseconds", verification.took().toMillis());
        json.put("exit_code", verification.exitCode());
        Map<String, Object> counts = new LinkedHashMap<>();
        Totals.of(verification.results()).counts().forEach((outcome, count) -> counts.put(outcome.id(), count));
        json.put("counts", counts);
        json.put("notes", verification.notes());
        json.put(
                "results",
                verification.results().stream().map(JsonReport::result).toList());
        return json;
    }

    private static Map<String, Object> result(CheckResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("family", result.family().id());
        json.put("id", result.id());
        json.put("title", result.title());
        json.put("outcome", result.outcome().id());
        json.put("actual", result.actual());
        json.put("expected", result.expected());
        json.put("detail", result.detail());
        json.put("microseconds", result.took().toNanos() / 1_000);
        json.put(
                "attachments",
                result.attachments().stream().map(JsonReport::attachment).toList());
        return json;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("caption", attachment.caption());
        if (attachment instanceof Attachment.Rows rows) {
            json.put("kind", "rows");
            json.put("columns", rows.columns());
            json.put("rows", rows.rows());
            json.put("total", rows.total());
        } else if (attachment instanceof Attachment.Tree tree) {
            json.put("kind", "tree");
            json.put("facts", tree.facts());
            json.put("root", node(tree.root()));
        } else if (attachment instanceof Attachment.Latencies latencies) {
            json.put("kind", "latencies");
            json.put("budget_microseconds", latencies.budgetMicros());
            json.put("calls", latencies.micros().size());
            for (int percent : List.of(50, 95, 99, 100)) {
                json.put(percent == 100 ? "max" : "p" + percent, latencies.percentile(percent / 100.0));
            }
        } else if (attachment instanceof Attachment.Distribution distribution) {
            json.put("kind", "distribution");
            json.put("bars", distribution.bars());
        } else if (attachment instanceof Attachment.Fix fix) {
            json.put("kind", "fix");
            json.put("statement", fix.statement());
        }
        return json;
    }

    private static Map<String, Object> node(Attachment.Tree.Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", node.label());
        json.put("details", node.details());
        json.put("marked", node.marked());
        json.put("children", node.children().stream().map(JsonReport::node).toList());
        return json;
    }
}
