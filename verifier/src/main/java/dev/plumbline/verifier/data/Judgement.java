package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Turns the answer to a promise into a result, with rows that break it or a chart of the values. */
final class Judgement {

    private static final int SAMPLE = 10;
    private static final int BARS = 60;

    private Judgement() {}

    static CheckResult of(CheckContext context, Expectation expectation, Result<? extends Record> answer) {
        PromiseVerdict verdict = expectation.judge().apply(answer);
        CheckResult result = CheckResult.of(
                        Family.DATA,
                        expectation.id(),
                        expectation.title(),
                        verdict.kept() ? Outcome.PASS : expectation.broken(),
                        verdict.actual(),
                        expectation.expected())
                .explaining(expectation.explains());
        if (!verdict.kept() && expectation.offendingRows().isPresent()) {
            result = result.with(sample(
                    context, expectation.id(), expectation.offendingRows().get()));
        }
        return expectation.charted().isPresent()
                ? result.with(chart(
                        context, expectation.table(), expectation.charted().get()))
                : result;
    }

    private static Attachment.Rows sample(CheckContext context, String id, Select<?> offenders) {
        Table<?> all = offenders.asTable("offending");
        int total = context.sql().fetchCount(offenders);
        Result<? extends Record> rows =
                context.sql().select(all.fields()).from(all).limit(SAMPLE).fetch();
        List<String> columns = Arrays.stream(rows.fields()).map(Field::getName).toList();
        List<List<String>> values = new ArrayList<>();
        for (Record row : rows) {
            List<String> texts = new ArrayList<>();
            for (Object value : row.intoArray()) {
                texts.add(value == null ? "null" : value.toString());
            }
            values.add(texts);
        }
        return new Attachment.Rows("rows that break " + id, columns, values, total);
    }

    /** In the order of the values when they are numbers, the most frequent first when they are words. */
    private static <T> Attachment.Distribution chart(CheckContext context, Table<?> table, Field<T> field) {
        boolean ordered = Number.class.isAssignableFrom(field.getType())
                || java.time.temporal.Temporal.class.isAssignableFrom(field.getType());
        Field<Integer> rows = DSL.count().as("rows");
        Result<Record2<T, Integer>> groups = context.sql()
                .select(field, rows)
                .from(table)
                .groupBy(field)
                .orderBy(ordered ? List.of(field.asc()) : List.of(rows.desc(), field.asc()))
                .limit(BARS + 1)
                .fetch();
        List<Attachment.Distribution.Bar> bars = new ArrayList<>();
        groups.stream()
                .limit(BARS)
                .forEach(group -> bars.add(new Attachment.Distribution.Bar(
                        String.valueOf(group.value1()), group.value2().doubleValue())));
        String caption = "rows by " + field.getName() + (groups.size() > BARS ? ", the first " + BARS : "");
        return new Attachment.Distribution(caption, bars);
    }
}
