package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;

/** All promises about one table that one scan can answer. */
final class SharedScan implements Check {

    private final Table<?> table;
    private final List<Expectation> expectations;

    SharedScan(Table<?> table, List<Expectation> expectations) {
        this.table = table;
        this.expectations = List.copyOf(expectations);
    }

    @Override
    public String id() {
        return ShownValues.id(table, "scan");
    }

    @Override
    public String title() {
        return "rows of " + ShownValues.name(table) + " as promised";
    }

    @Override
    public List<CheckResult> run(CheckContext context) {
        List<Field<?>> aggregates = new ArrayList<>();
        for (Expectation expectation : expectations) {
            for (Field<?> aggregate : expectation.aggregates()) {
                aggregates.add(aggregate.as("a" + aggregates.size()));
            }
        }
        Result<? extends Record> answer =
                context.sql().select(aggregates).from(table).fetch();
        List<CheckResult> results = new ArrayList<>();
        int from = 0;
        for (Expectation expectation : expectations) {
            int to = from + expectation.aggregates().size();
            Field<?>[] own = aggregates.subList(from, to).toArray(Field<?>[]::new);
            results.add(Judgement.of(context, expectation, answer.into(own)));
            from = to;
        }
        return results;
    }
}
