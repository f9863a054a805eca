package dev.plumbline.site.docs;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.site.model.Remark;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the health checks say about a database. */
final class HealthRemarks {

    private HealthRemarks() {}

    static List<Remark> of(Database database, Optional<Pack> pack, Consumer<String> progress) {
        VerifyOptions options = VerifyOptions.DEFAULT.withOnly(Set.of(Family.HEALTH));
        Verifier verifier =
                pack.map(one -> Verifier.of(database, one, options)).orElseGet(() -> Verifier.of(database, options));
        List<Remark> remarks = new ArrayList<>();
        for (CheckResult result : verifier.run(progress).results()) {
            if (result.outcome() == Outcome.WARN || result.outcome() == Outcome.FAIL) {
                remarks.add(remark(result));
            }
        }
        return remarks;
    }

    private static Remark remark(CheckResult result) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Attachment attachment : result.attachments()) {
            if (attachment instanceof Attachment.Rows found) {
                for (List<String> values : found.rows()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < values.size(); i++) {
                        row.put(found.columns().get(i), values.get(i));
                    }
                    rows.add(row);
                }
            }
        }
        Set<String> objects = result.subjects().about().stream()
                .flatMap(Set::stream)
                .map(ObjectReference::name)
                .collect(Collectors.toSet());
        return new Remark(
                result.family().id() + "/" + result.id(),
                result.title(),
                result.outcome() == Outcome.FAIL,
                objects,
                rows,
                result.fixes());
    }
}
