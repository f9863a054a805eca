package dev.plumbline.verifier.data;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Promises that need the values grouped. Each is a query of its own: {@code count(distinct …)} beside other aggregates would sort the
 * whole table once for each, while grouping hashes it, on several cores.
 */
final class Distinct {

    private Distinct() {}

    static Expectation count(Table<?> table, long wanted, Field<?>... columns) {
        Select<?> question = DSL.select(DSL.count())
                .from(DSL.select(columns).from(table).groupBy(columns).asTable("g"));
        Expectation expectation = Expectation.asked(
                ShownValues.id(table, "distinct_count", columns),
                "different values of " + ShownValues.name(table) + " (" + ShownValues.name(columns) + ")",
                ShownValues.number(wanted),
                table,
                question,
                rows -> {
                    long actual = TableExpectations.number(rows.get(0), 0);
                    return new PromiseVerdict(actual == wanted, ShownValues.number(actual));
                });
        return columns.length == 1 ? expectation.charting(columns[0]) : expectation;
    }

    static Expectation unique(Table<?> table, Field<?>... columns) {
        Condition complete = DSL.noCondition();
        for (Field<?> column : columns) {
            complete = complete.and(column.isNotNull());
        }
        Field<Integer> times = DSL.count().as("times");
        Select<?> repeated = DSL.select(columns)
                .select(times)
                .from(table)
                .where(complete)
                .groupBy(columns)
                .having(DSL.count().gt(1));
        return Expectation.asked(
                        ShownValues.id(table, "unique", columns),
                        ShownValues.name(table) + " (" + ShownValues.name(columns) + ") appears once",
                        "no value twice",
                        table,
                        DSL.select(DSL.count()).from(repeated.asTable("g")),
                        rows -> {
                            long actual = TableExpectations.number(rows.get(0), 0);
                            return new PromiseVerdict(
                                    actual == 0, ShownValues.number(actual) + " appear more than once");
                        })
                .showing(repeated);
    }

    /** Values, each with its number of rows, that violate the condition: tested once per value, not once per row. */
    static Expectation values(Table<?> table, Field<?> column, String what, String expected, Condition kept) {
        Field<Integer> times = DSL.count().as("times");
        Select<?> strange = DSL.select(column, times)
                .from(table)
                .where(column.isNotNull())
                .groupBy(column)
                .having(DSL.not(kept));
        return Expectation.asked(
                        ShownValues.id(table, what, column),
                        ShownValues.name(table) + "." + ShownValues.name(column) + " " + what.replace('_', ' '),
                        expected,
                        table,
                        DSL.select(
                                        DSL.count(),
                                        DSL.coalesce(DSL.sum(DSL.field(DSL.name("times"), Long.class)), DSL.inline(0)))
                                .from(strange.asTable("g")),
                        rows -> {
                            long values = TableExpectations.number(rows.get(0), 0);
                            long actual = TableExpectations.number(rows.get(0), 1);
                            return new PromiseVerdict(
                                    values == 0,
                                    values == 0
                                            ? "all"
                                            : ShownValues.number(values) + " other values in "
                                                    + ShownValues.number(actual) + " rows");
                        })
                .showing(strange);
    }
}
