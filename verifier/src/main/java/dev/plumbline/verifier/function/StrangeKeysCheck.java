package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.lookup.LookupKeys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Calls a function one key at a time, as a client does, with real keys and strange ones. */
final class StrangeKeysCheck {

    private static final int REAL_KEYS = 8;
    private static final int SHOWN = 20;

    private final FunctionProof proof;

    StrangeKeysCheck(FunctionProof proof) {
        this.proof = proof;
    }

    String id() {
        return proof.function() + ".strange_keys";
    }

    String title() {
        return proof.function() + " answers keys in another case, with quotes or blanks, empty or null";
    }

    List<CheckResult> run(CheckContext context) throws SQLException {
        List<List<Object>> real = LookupKeys.sample(context, proof.keys().asTable("k"), REAL_KEYS);
        if (real.isEmpty()) {
            return List.of(CheckResult.skipped(Family.FUNCTIONS, id(), title(), "no keys: its tables hold no rows"));
        }
        long asked = 0;
        long empty = 0;
        List<List<String>> different = new ArrayList<>();
        try (KeyedQuery called = new KeyedQuery(context, called());
                KeyedQuery plain = new KeyedQuery(context, expected())) {
            for (List<@Nullable Object> key : StrangeKeys.of(real)) {
                context.stopWhenOutOfTime();
                List<List<Object>> actual = called.rows(key);
                List<List<Object>> expected = plain.rows(key);
                asked++;
                empty += expected.isEmpty() ? 1 : 0;
                if (!actual.equals(expected)) {
                    Difference difference = Difference.between(actual, expected);
                    different.add(List.of(
                            Difference.text(key), difference.what(), difference.actual(), difference.expected()));
                }
            }
        }
        return List.of(result(asked, empty, different));
    }

    private CheckResult result(long asked, long empty, List<List<String>> different) {
        String actual = different.isEmpty()
                ? String.format(Locale.ROOT, "%,d keys, %,d of them unknown and answered with no rows", asked, empty)
                : String.format(Locale.ROOT, "%,d of %,d keys answered differently", different.size(), asked);
        CheckResult result = CheckResult.of(
                Family.FUNCTIONS,
                id(),
                title(),
                different.isEmpty() ? Outcome.PASS : Outcome.FAIL,
                actual,
                "as a plain query");
        return different.isEmpty()
                ? result
                : result.with(new Attachment.Rows(
                        "keys that " + proof.function() + " answers differently",
                        List.of("key", "difference", "actual", "expected"),
                        different.subList(0, Math.min(SHOWN, different.size())),
                        different.size()));
    }

    private Select<?> called() {
        List<Field<?>> arguments = new ArrayList<>();
        List<Field<?>> columns = proof.keys().getSelect();
        for (int i = 0; i < columns.size(); i++) {
            arguments.add(
                    KeyedQuery.argument(i, columns.get(i)).as(columns.get(i).getName()));
        }
        Table<?> one = DSL.select(arguments).asTable("k");
        Table<?> answer = DSL.select(DSL.rowNumber().over().as(ProofQueries.PLACE))
                .select(proof.answerOf("f"))
                .from(proof.call().apply(one).as("f"))
                .asTable("a");
        return DSL.select(proof.answerOf("a"))
                .from(one)
                .crossJoin(DSL.lateral(answer))
                .orderBy(FunctionProof.column("a", ProofQueries.PLACE, SQLDataType.BIGINT));
    }

    private Select<?> expected() {
        Table<?> all = proof.expected().asTable("e");
        Condition same = DSL.noCondition();
        for (int i = 0; i < proof.arity(); i++) {
            Field<?> column = Objects.requireNonNull(all.field(i));
            // Not jOOQ's eq(null), which refuses: here null is a value that equals nothing.
            same = same.and(DSL.condition("{0} operator(pg_catalog.=) {1}", column, KeyedQuery.argument(i, column)));
        }
        return DSL.select(proof.answer(all)).from(all).where(same).orderBy(proof.answer(all));
    }
}
