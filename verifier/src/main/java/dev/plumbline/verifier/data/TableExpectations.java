package dev.plumbline.verifier.data;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Promises about a table as a whole. Each method states one more; {@link #as} and {@link #warn} refer to the last one. */
public final class TableExpectations<R extends Record> {

    private final Expectations all;
    private final Table<R> table;

    TableExpectations(Expectations all, Table<R> table) {
        this.all = all;
        this.table = table;
    }

    /** Continues with one of the table's own columns. */
    public <T> ColumnExpectations<R, T> column(TableField<R, T> column) {
        return new ColumnExpectations<>(all, this, table, column);
    }

    public TableExpectations<R> rowCount(long wanted) {
        return rowCountBetween(wanted, wanted);
    }

    public TableExpectations<R> rowCountBetween(long least, long most) {
        String expected = least == most
                ? ShownValues.number(least)
                : ShownValues.number(least) + " to " + ShownValues.number(most);
        Field<Integer> count = DSL.count();
        all.add(Expectation.aggregated(
                ShownValues.id(table, "row_count"),
                "rows of " + ShownValues.name(table),
                expected,
                table,
                List.of(count),
                row -> {
                    long actual = number(row, 0);
                    return new PromiseVerdict(least <= actual && actual <= most, ShownValues.number(actual));
                }));
        return this;
    }

    /** The number of different combinations of the columns' values; null counts as a value. */
    @SafeVarargs
    public final TableExpectations<R> distinctCount(long wanted, TableField<R, ?>... columns) {
        all.add(Distinct.count(table, wanted, columns));
        return this;
    }

    /** No combination of the columns' values occurs twice; rows with a null in one of them are left out, as in a unique key. */
    @SafeVarargs
    public final TableExpectations<R> unique(TableField<R, ?>... columns) {
        all.add(Distinct.unique(table, columns));
        return this;
    }

    /** Every row satisfies the condition; one that is unknown because of a null counts as satisfied, as in a check constraint. */
    public TableExpectations<R> holds(String id, String promise, Condition condition) {
        Condition broken = DSL.not(condition);
        all.add(Expectation.aggregated(
                        id, promise, "0 violations", table, List.of(DSL.count().filterWhere(broken)), row -> {
                            long actual = number(row, 0);
                            return new PromiseVerdict(
                                    actual == 0,
                                    ShownValues.number(actual) + (actual == 1 ? " violation" : " violations"));
                        })
                .showing(DSL.select(table.fields()).from(table).where(broken)));
        return this;
    }

    /** Gives the promise stated last an id and a title of its own. */
    public TableExpectations<R> as(String id, String title) {
        all.nameLast(id, title);
        return this;
    }

    /** The promise stated last only warns when it is broken. */
    public TableExpectations<R> warn() {
        all.softenLast();
        return this;
    }

    static long number(Record row, int index) {
        Number value = row.get(index, Number.class);
        return value == null ? 0 : value.longValue();
    }
}
