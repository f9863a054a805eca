package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One promise about one table. Either {@code aggregates} are computed in the scan that all promises about the table share, or {@code
 * question} is asked by itself; {@code judge} reads the answer either way. {@code offenders} selects rows that break it.
 */
record Expectation(
        String id,
        String title,
        String expected,
        Outcome broken,
        Table<?> table,
        List<Field<?>> aggregates,
        @Nullable Select<?> question,
        Function<Result<? extends Record>, PromiseVerdict> judge,
        @Nullable Select<?> offenders,
        @Nullable Field<?> distribution,
        Set<ObjectReference> explains) {

    Expectation {
        aggregates = List.copyOf(aggregates);
        explains = Set.copyOf(explains);
    }

    static Expectation aggregated(
            String id,
            String title,
            String expected,
            Table<?> table,
            List<Field<?>> aggregates,
            Function<Record, PromiseVerdict> judge) {
        return new Expectation(
                id,
                title,
                expected,
                Outcome.FAIL,
                table,
                aggregates,
                null,
                rows -> judge.apply(rows.get(0)),
                null,
                null,
                Set.of());
    }

    static Expectation asked(
            String id,
            String title,
            String expected,
            Table<?> table,
            Select<?> question,
            Function<Result<? extends Record>, PromiseVerdict> judge) {
        return new Expectation(
                id, title, expected, Outcome.FAIL, table, List.of(), question, judge, null, null, Set.of());
    }

    Expectation named(String newId, String newTitle) {
        return new Expectation(
                newId,
                newTitle,
                expected,
                broken,
                table,
                aggregates,
                question,
                judge,
                offenders,
                distribution,
                explains);
    }

    Expectation whenBroken(Outcome outcome) {
        return new Expectation(
                id, title, expected, outcome, table, aggregates, question, judge, offenders, distribution, explains);
    }

    Expectation showing(Select<?> rows) {
        return new Expectation(
                id, title, expected, broken, table, aggregates, question, judge, rows, distribution, explains);
    }

    Expectation charting(Field<?> field) {
        return new Expectation(
                id, title, expected, broken, table, aggregates, question, judge, offenders, field, explains);
    }

    /** Other results about any of these objects are only consequences when this promise is broken. */
    Expectation explaining(Set<ObjectReference> objects) {
        return new Expectation(
                id, title, expected, broken, table, aggregates, question, judge, offenders, distribution, objects);
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
