package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Calls a function for every key there is and compares all answers, row by row and in order, with those of one plain query. Both
 * come as streams sorted by key, so that no answer is held for longer than its key.
 */
final class ExhaustiveCheck {

    private static final int SHOWN = 20;
    private static final String NUMBER = "n";

    private final FunctionProof proof;

    ExhaustiveCheck(FunctionProof proof) {
        this.proof = proof;
    }

    String id() {
        return proof.function() + ".all_keys";
    }

    String title() {
        return proof.function() + " answers every key as a plain query does";
    }

    List<CheckResult> run(CheckContext context) {
        DSLContext sql = context.sql();
        Table<?> keys = numberedKeys();
        int count = sql.fetchCount(proof.keys());
        if (count == 0) {
            return List.of(CheckResult.skipped(Family.FUNCTIONS, id(), title(), "no keys: its tables hold no rows"));
        }
        Map<Long, Difference> first = new LinkedHashMap<>();
        long different = 0;
        long rows;
        try (AnswerStream have = new AnswerStream(sql.fetchLazy(called(keys)));
                AnswerStream want = new AnswerStream(sql.fetchLazy(expected()))) {
            for (long key = next(have, want); key != AnswerStream.END; key = next(have, want)) {
                context.stopWhenOutOfTime();
                List<List<Object>> answer = have.take(key);
                List<List<Object>> promised = want.take(key);
                if (!answer.equals(promised)) {
                    different++;
                    if (first.size() < SHOWN) {
                        first.put(key, Difference.between(answer, promised));
                    }
                }
            }
            rows = want.rows();
        }
        return List.of(result(sql, keys, count, rows, different, first));
    }

    private static long next(AnswerStream have, AnswerStream want) {
        return Math.min(have.key(), want.key());
    }

    private Table<?> numberedKeys() {
        Table<?> distinct = proof.keys().asTable("d");
        return DSL.select(DSL.rowNumber().over(DSL.orderBy(distinct.fields())).as(NUMBER))
                .select(distinct.fields())
                .from(distinct)
                .asTable("k");
    }

    /** WITH ORDINALITY gives the order in which the function returns its rows, whatever the planner does with the call. */
    private Select<?> called(Table<?> keys) {
        Table<?> answer = proof.call().apply(keys).withOrdinality().as("f");
        return DSL.select(keys.field(0))
                .select(proof.answerOf("f"))
                .from(keys)
                .crossJoin(DSL.lateral(answer))
                .orderBy(keys.field(0), DSL.field(DSL.name("f", "ordinality")));
    }

    private Select<?> expected() {
        Table<?> all = proof.expected().asTable("e");
        List<Field<?>> key = Arrays.asList(all.fields()).subList(0, proof.arity());
        Field<?> number = DSL.denseRank().over(DSL.orderBy(key)).as(NUMBER);
        List<Field<?>> order = new ArrayList<>(List.of(number));
        order.addAll(proof.answer(all));
        return DSL.select(number).select(proof.answer(all)).from(all).orderBy(order);
    }

    private CheckResult result(
            DSLContext sql, Table<?> keys, int count, long rows, long different, Map<Long, Difference> first) {
        Outcome outcome = different == 0 ? Outcome.PASS : Outcome.FAIL;
        String have = different == 0
                ? String.format(Locale.ROOT, "%,d keys, %,d rows the same", count, rows)
                : String.format(Locale.ROOT, "%,d of %,d keys answered differently", different, count);
        CheckResult result =
                CheckResult.of(Family.FUNCTIONS, id(), title(), outcome, have, "same rows, same order, none twice");
        return different == 0 ? result : result.with(table(sql, keys, first, different));
    }

    private Attachment.Rows table(DSLContext sql, Table<?> keys, Map<Long, Difference> first, long different) {
        List<List<String>> rows = new ArrayList<>();
        for (Record key : sql.selectFrom(keys)
                .where(DSL.field(DSL.name("k", NUMBER), Long.class).in(first.keySet()))
                .orderBy(1)
                .fetch()) {
            Difference difference = first.get(key.get(0, Long.class));
            if (difference != null) {
                List<Object> arguments = Arrays.asList(key.intoArray()).subList(1, key.size());
                rows.add(List.of(Difference.text(arguments), difference.what(), difference.have(), difference.want()));
            }
        }
        return new Attachment.Rows(
                "keys that " + proof.function() + " answers differently",
                List.of("key", "difference", "have", "want"),
                rows,
                different);
    }
}
