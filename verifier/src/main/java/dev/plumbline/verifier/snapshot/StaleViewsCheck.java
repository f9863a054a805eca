package dev.plumbline.verifier.snapshot;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether materialized views contain what their queries return now. A stale one is a warning: when to refresh is the owner's choice. */
public final class StaleViewsCheck implements Check {

    private final Family family;

    public StaleViewsCheck(Family family) {
        this.family = family;
    }

    @Override
    public String id() {
        return "stale_view";
    }

    @Override
    public String title() {
        return "every materialized view holds what its query gives now";
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        StaleViews views = StaleViews.find(context.connection());
        String detail = String.join(
                "\n",
                views.notCompared().stream()
                        .map(line -> "not compared: " + line)
                        .toList());
        if (views.stale().isEmpty()) {
            return List.of(
                    views.fresh() == 0 && !views.notCompared().isEmpty()
                            ? CheckResult.skipped(family, id(), title(), detail)
                            : CheckResult.of(family, id(), title(), Outcome.PASS, "0 violations", "0 violations")
                                    .withDetail(detail));
        }
        List<List<String>> rows = new ArrayList<>();
        List<Attachment.Fix> fixes = new ArrayList<>();
        for (StaleViews.View view : views.stale()) {
            rows.add(List.of(view.name(), Long.toString(view.held()), Long.toString(view.given())));
            fixes.add(new Attachment.Fix("refresh materialized view " + view.name() + ";"));
        }
        return List.of(CheckResult.of(
                        family,
                        id(),
                        title(),
                        Outcome.WARN,
                        rows.size() + (rows.size() == 1 ? " violation" : " violations"),
                        "0 violations")
                .withDetail(detail)
                .with(new Attachment.Rows(
                        "found by " + id(), List.of("view", "rows_held", "rows_given"), rows, rows.size()))
                .with(fixes));
    }
}
