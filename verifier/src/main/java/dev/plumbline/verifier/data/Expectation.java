package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One promise about one table. Either {@code aggregates} are worked out in the scan that all promises about the table share, or
 * {@code question} is asked by itself; {@code judge} reads the answer either way. {@code offenders} selects rows that break it.
 */
record Expectation(
        String id,
        String title,
        String want,
        Outcome broken,
        Table<?> table,
        List<Field<?>> aggregates,
        @Nullable Select<?> question,
        Function<Result<? extends Record>, Verdict> judge,
        @Nullable Select<?> offenders,
        @Nullable Field<?> distribution) {

    Expectation {
        aggregates = List.copyOf(aggregates);
    }

    static Expectation aggregated(
            String id,
            String title,
            String want,
            Table<?> table,
            List<Field<?>> aggregates,
            Function<Record, Verdict> judge) {
        return new Expectation(
                id, title, want, Outcome.FAIL, table, aggregates, null, rows -> judge.apply(rows.get(0)), null, null);
    }

    static Expectation asked(
            String id,
            String title,
            String want,
            Table<?> table,
            Select<?> question,
            Function<Result<? extends Record>, Verdict> judge) {
        return new Expectation(id, title, want, Outcome.FAIL, table, List.of(), question, judge, null, null);
    }

    Expectation named(String newId, String newTitle) {
        return new Expectation(
                newId, newTitle, want, broken, table, aggregates, question, judge, offenders, distribution);
    }

    Expectation whenBroken(Outcome outcome) {
        return new Expectation(id, title, want, outcome, table, aggregates, question, judge, offenders, distribution);
    }

    Expectation showing(Select<?> rows) {
        return new Expectation(id, title, want, broken, table, aggregates, question, judge, rows, distribution);
    }

    Expectation charting(Field<?> field) {
        return new Expectation(id, title, want, broken, table, aggregates, question, judge, offenders, field);
    }

    Optional<Select<?>> ownQuestion() {
        return Optional.ofNullable(question);
    }

    Optional<Select<?>> offendingRows() {
        return Optional.ofNullable(offenders);
    }

    Optional<Field<?>> charted() {
        return Optional.ofNullable(distribution);
    }
}
