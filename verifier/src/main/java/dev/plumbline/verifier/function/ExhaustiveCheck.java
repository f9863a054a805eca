package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckPart;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Select;

/**
 * Calls a function for every existing key and compares all answers, row by row and in order, with those of one plain query, which another
 * connection may ask in the meantime. The server computes one digest of each answer and one of every thousand, so that a million equal rows
 * need not be transferred; only when these differ is each key compared, and the rows of those that differ are then fetched.
 */
final class ExhaustiveCheck {

    private static final int SHOWN = 20;

    private final FunctionProof proof;
    private final ProofQueries queries;

    ExhaustiveCheck(FunctionProof proof) {
        this.proof = proof;
        this.queries = new ProofQueries(proof);
    }

    String id() {
        return proof.function() + ".all_keys";
    }

    String title() {
        return proof.function() + " answers every key as a plain query does";
    }

    List<CheckResult> run(CheckContext context) throws SQLException {
        Select<?> plain = queries.groupsExpected();
        try (CheckPart<AnswerGroups> other = context.aside(beside -> answers(beside, plain))) {
            AnswerGroups actual = answers(context, queries.groupsOfCalls());
            AnswerGroups expected = other.answer(context);
            if (actual.keys() == 0 && expected.keys() == 0) {
                return List.of(
                        CheckResult.skipped(Family.FUNCTIONS, id(), title(), "no keys: its tables hold no rows"));
            }
            if (actual.answersAs(expected)) {
                return List.of(result(actual.keys(), expected.rows(), 0));
            }
        }
        return List.of(eachKey(context));
    }

    private static AnswerGroups answers(CheckContext context, Select<?> groups) {
        return AnswerGroups.of(context.sql().fetch(groups));
    }

    private CheckResult eachKey(CheckContext context) {
        DSLContext sql = context.sql();
        List<Long> first = new ArrayList<>();
        long different = 0;
        try (AnswerStream actual = AnswerStream.of(sql, queries.digestsOfCalls());
                AnswerStream expected = AnswerStream.of(sql, queries.digestsExpected())) {
            for (long key = next(actual, expected); key != AnswerStream.END; key = next(actual, expected)) {
                context.stopWhenOutOfTime();
                if (!actual.take(key).equals(expected.take(key))) {
                    different++;
                    if (first.size() < SHOWN) {
                        first.add(key);
                    }
                }
            }
            CheckResult result = result(actual.keys(), expected.rows(), different);
            return different == 0 ? result : result.with(table(sql, first, different));
        }
    }

    private static long next(AnswerStream actual, AnswerStream expected) {
        return Math.min(actual.key(), expected.key());
    }

    private CheckResult result(long keys, long rows, long different) {
        Outcome outcome = different == 0 ? Outcome.PASS : Outcome.FAIL;
        String actual = different == 0
                ? String.format(Locale.ROOT, "%,d keys, %,d rows the same", keys, rows)
                : String.format(Locale.ROOT, "%,d of %,d keys answered differently", different, keys);
        return CheckResult.of(Family.FUNCTIONS, id(), title(), outcome, actual, "same rows, same order, none twice");
    }

    private Attachment.Rows table(DSLContext sql, List<Long> numbers, long different) {
        List<List<String>> rows = new ArrayList<>();
        var actual = queries.called(sql, numbers);
        var expected = queries.expected(sql, numbers);
        queries.keys(sql, numbers).forEach((number, key) -> {
            Difference difference = Difference.between(
                    actual.getOrDefault(number, List.of()), expected.getOrDefault(number, List.of()));
            rows.add(List.of(Difference.text(key), difference.what(), difference.actual(), difference.expected()));
        });
        return new Attachment.Rows(
                "keys that " + proof.function() + " answers differently",
                List.of("key", "difference", "actual", "expected"),
                rows,
                different);
    }
}
