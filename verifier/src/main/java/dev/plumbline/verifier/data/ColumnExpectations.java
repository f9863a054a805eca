package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.ObjectReference;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Promises about one column. Each method states one more; {@link #as} and {@link #warn} refer to the last one. */
public final class ColumnExpectations<R extends Record, T> {

    private final Expectations all;
    private final TableExpectations<R> whole;
    private final Table<R> table;
    private final TableField<R, T> column;

    ColumnExpectations(Expectations all, TableExpectations<R> whole, Table<R> table, TableField<R, T> column) {
        this.all = all;
        this.whole = whole;
        this.table = table;
        this.column = column;
    }

    /** Continues with another column of the same table. */
    public <S> ColumnExpectations<R, S> column(TableField<R, S> other) {
        return whole.column(other);
    }

    /** Both ends belong to the range; nulls are left to {@link #notNull}. */
    public ColumnExpectations<R, T> between(T least, T most) {
        Condition outside = column.lt(least).or(column.gt(most));
        add(Expectation.aggregated(
                        id("between"),
                        what("lies in a range"),
                        least + " to " + most,
                        table,
                        List.of(DSL.min(column), DSL.max(column), DSL.count().filterWhere(outside)),
                        row -> {
                            long rows = TableExpectations.number(row, 2);
                            String range = ShownValues.value(row.get(0)) + " to " + ShownValues.value(row.get(1));
                            return new PromiseVerdict(
                                    rows == 0,
                                    rows == 0
                                            ? range
                                            : range + ", " + ShownValues.number(rows)
                                                    + (rows == 1 ? " row outside" : " rows outside"));
                        })
                .showing(rowsWhere(outside)));
        return this;
    }

    public ColumnExpectations<R, T> distinctCount(long wanted) {
        add(Distinct.count(table, wanted, column));
        return this;
    }

    public ColumnExpectations<R, T> notNull() {
        return nulls("not_null", "is never null", 0);
    }

    public ColumnExpectations<R, T> nullCount(long wanted) {
        return nulls("null_count", "nulls", wanted);
    }

    private ColumnExpectations<R, T> nulls(String what, String words, long wanted) {
        add(Expectation.aggregated(
                        id(what),
                        what(words),
                        ShownValues.number(wanted) + " nulls",
                        table,
                        List.of(DSL.count(), DSL.count().filterWhere(column.isNull())),
                        row -> {
                            long rows = TableExpectations.number(row, 0);
                            long actual = TableExpectations.number(row, 1);
                            double share = rows == 0 ? 0 : (double) actual / rows;
                            return new PromiseVerdict(
                                    actual == wanted,
                                    ShownValues.number(actual) + " nulls (" + ShownValues.percent(share) + ")");
                        })
                .showing(rowsWhere(column.isNull())));
        return this;
    }

    /** The share of nulls, from 0 to 1, give or take the tolerance. An empty table has none. */
    public ColumnExpectations<R, T> nullShare(double wanted, double tolerance) {
        add(Expectation.aggregated(
                id("null_share"),
                what("share of nulls"),
                ShownValues.percent(wanted) + " ± " + ShownValues.percent(tolerance),
                table,
                List.of(DSL.count(), DSL.count().filterWhere(column.isNull())),
                row -> {
                    long rows = TableExpectations.number(row, 0);
                    long nulls = TableExpectations.number(row, 1);
                    double share = rows == 0 ? 0 : (double) nulls / rows;
                    return new PromiseVerdict(
                            Math.abs(share - wanted) <= tolerance,
                            ShownValues.percent(share) + " (" + ShownValues.number(nulls) + ")");
                }));
        return this;
    }

    public ColumnExpectations<R, T> acceptedValues(Collection<T> values) {
        String expected = values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        add(Distinct.values(table, column, "accepted_values", expected, column.in(values)));
        return this;
    }

    /** Every value, as text, matches the regular expression of PostgreSQL somewhere; anchor it with ^ and $. */
    public ColumnExpectations<R, T> matches(String regex) {
        add(Distinct.values(
                table,
                column,
                "matches",
                regex,
                DSL.condition("case when {0} is not null then format('%s', {0}) ~ {1} end", column, DSL.val(regex))));
        return this;
    }

    /** No value occurs twice; nulls are left out, as in a unique key. */
    public ColumnExpectations<R, T> unique() {
        add(Distinct.unique(table, column));
        return this;
    }

    /** Every value that is not null is a value of the other column. */
    public ColumnExpectations<R, T> references(TableField<?, T> other) {
        Table<?> parent = Objects.requireNonNull(other.getTable()).as("parent");
        Field<T> key = Objects.requireNonNull(parent.field(other));
        Condition orphan = column.isNotNull()
                .and(DSL.notExists(DSL.selectOne().from(parent).where(key.eq(column))));
        add(Expectation.asked(
                        id("references"),
                        what("refers to rows of " + ShownValues.name(Objects.requireNonNull(other.getTable()))),
                        "no orphans",
                        table,
                        DSL.select(DSL.count()).from(table).where(orphan),
                        rows -> {
                            long actual = TableExpectations.number(rows.get(0), 0);
                            return new PromiseVerdict(actual == 0, ShownValues.number(actual) + " orphans");
                        })
                .showing(rowsWhere(orphan))
                .explaining(Set.of(
                        ObjectReference.referencedBy(ShownValues.name(table) + "." + ShownValues.name(column)))));
        return this;
    }

    /** The newest value is no older than this. A column of instants only. */
    public ColumnExpectations<R, T> freshWithin(Duration age) {
        Field<OffsetDateTime> newest = DSL.max(column).cast(OffsetDateTime.class);
        Field<Double> seconds = DSL.field("extract(epoch from now() - {0})", Double.class, newest);
        add(Expectation.aggregated(
                id("fresh_within"),
                what("is fresh"),
                "newest no older than " + age,
                table,
                List.of(DSL.max(column), seconds),
                row -> {
                    Double old = row.get(1, Double.class);
                    return new PromiseVerdict(
                            old != null && old <= age.toSeconds(),
                            old == null
                                    ? "nothing"
                                    : "newest " + row.get(0) + ", " + Duration.ofSeconds(old.longValue()));
                }));
        return this;
    }

    /** Gives the promise stated last an id and a title of its own. */
    public ColumnExpectations<R, T> as(String id, String title) {
        all.nameLast(id, title);
        return this;
    }

    /** The promise stated last only warns when it is broken. */
    public ColumnExpectations<R, T> warn() {
        all.softenLast();
        return this;
    }

    private void add(Expectation expectation) {
        all.add(expectation);
    }

    private String id(String what) {
        return ShownValues.id(table, what, column);
    }

    private String what(String words) {
        return ShownValues.name(table) + "." + ShownValues.name(column) + " " + words;
    }

    private Select<?> rowsWhere(Condition condition) {
        return DSL.select(table.fields()).from(table).where(condition);
    }
}
