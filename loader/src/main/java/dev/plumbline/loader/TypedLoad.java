package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.typed.TypedSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row;
import org.jooq.Row1;
import org.jooq.Row10;
import org.jooq.Row11;
import org.jooq.Row12;
import org.jooq.Row13;
import org.jooq.Row14;
import org.jooq.Row15;
import org.jooq.Row16;
import org.jooq.Row17;
import org.jooq.Row18;
import org.jooq.Row19;
import org.jooq.Row2;
import org.jooq.Row20;
import org.jooq.Row21;
import org.jooq.Row22;
import org.jooq.Row3;
import org.jooq.Row4;
import org.jooq.Row5;
import org.jooq.Row6;
import org.jooq.Row7;
import org.jooq.Row8;
import org.jooq.Row9;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** A load into a table known to the compiler: only its own records, and rows of its columns' types, are taken. */
public final class TypedLoad<R extends Record> extends Load<TypedLoad<R>> {

    private final Table<R> table;
    private final Name name;

    TypedLoad(Database database, Table<R> table) {
        super(database);
        this.table = table;
        String schema = table.getSchema() == null ? "" : table.getSchema().getName();
        this.name = new Name(schema.isEmpty() ? Optional.empty() : Optional.of(schema), table.getName());
    }

    @Override
    TypedLoad<R> self() {
        return this;
    }

    /** Files whose columns are this table's. */
    public TypedLoad<R> files(Path... paths) {
        FileLoad files = new FileLoad(database(), name).files(paths);
        files.feeds().forEach(this::feed);
        return this;
    }

    /** Records; a value that was never set takes the column's default. */
    public TypedLoad<R> records(Iterator<? extends R> records) {
        List<Field<?>> fields = List.of(table.fields());
        return source(fields, map(records, row -> values(fields, row)), () -> {});
    }

    /** Records; the stream is closed with the load. */
    public TypedLoad<R> records(Stream<? extends R> records) {
        List<Field<?>> fields = List.of(table.fields());
        return source(fields, map(records.iterator(), row -> values(fields, row)), records::close);
    }

    private @Nullable Object[] values(List<Field<?>> fields, R row) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(fields.get(i));
            values[i] = value == null && !row.changed(fields.get(i)) ? TypedSource.UNSET : value;
        }
        return values;
    }

    TypedLoad<R> source(List<? extends Field<?>> fields, Iterator<@Nullable Object[]> rows, Runnable onClose) {
        feed(new Feed("rows", Optional.of(name), columns -> new TypedSource(fields, rows, onClose), false, -1));
        return this;
    }

    static <A> Iterator<@Nullable Object[]> map(
            Iterator<? extends A> from, java.util.function.Function<A, @Nullable Object[]> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public @Nullable Object[] next() {
                return function.apply(from.next());
            }
        };
    }

    private <W extends Row> TypedRows<R, W> of(Field<?>... fields) {
        return new TypedRows<>(this, Arrays.asList(fields));
    }

    /** One column. */
    public <T1> TypedRows<R, Row1<T1>> columns(TableField<R, T1> f1) {
        return of(f1);
    }

    /** 2 columns, in the order of the rows to come. */
    public <T1, T2> TypedRows<R, Row2<T1, T2>> columns(TableField<R, T1> f1, TableField<R, T2> f2) {
        return of(f1, f2);
    }

    /** 3 columns, in the order of the rows to come. */
    public <T1, T2, T3> TypedRows<R, Row3<T1, T2, T3>> columns(
            TableField<R, T1> f1, TableField<R, T2> f2, TableField<R, T3> f3) {
        return of(f1, f2, f3);
    }

    /** 4 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4> TypedRows<R, Row4<T1, T2, T3, T4>> columns(
            TableField<R, T1> f1, TableField<R, T2> f2, TableField<R, T3> f3, TableField<R, T4> f4) {
        return of(f1, f2, f3, f4);
    }

    /** 5 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5> TypedRows<R, Row5<T1, T2, T3, T4, T5>> columns(
            TableField<R, T1> f1,
            TableField<R, T2> f2,
            TableField<R, T3> f3,
            TableField<R, T4> f4,
            TableField<R, T5> f5) {
        return of(f1, f2, f3, f4, f5);
    }

    /** 6 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6> TypedRows<R, Row6<T1, T2, T3, T4, T5, T6>> columns(
            TableField<R, T1> f1,
            TableField<R, T2> f2,
            TableField<R, T3> f3,
            TableField<R, T4> f4,
            TableField<R, T5> f5,
            TableField<R, T6> f6) {
        return of(f1, f2, f3, f4, f5, f6);
    }

    /** 7 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7> TypedRows<R, Row7<T1, T2, T3, T4, T5, T6, T7>> columns(
            TableField<R, T1> f1,
            TableField<R, T2> f2,
            TableField<R, T3> f3,
            TableField<R, T4> f4,
            TableField<R, T5> f5,
            TableField<R, T6> f6,
            TableField<R, T7> f7) {
        return of(f1, f2, f3, f4, f5, f6, f7);
    }

    /** 8 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8> TypedRows<R, Row8<T1, T2, T3, T4, T5, T6, T7, T8>> columns(
            TableField<R, T1> f1,
            TableField<R, T2> f2,
            TableField<R, T3> f3,
            TableField<R, T4> f4,
            TableField<R, T5> f5,
            TableField<R, T6> f6,
            TableField<R, T7> f7,
            TableField<R, T8> f8) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8);
    }

    /** 9 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9> TypedRows<R, Row9<T1, T2, T3, T4, T5, T6, T7, T8, T9>> columns(
            TableField<R, T1> f1,
            TableField<R, T2> f2,
            TableField<R, T3> f3,
            TableField<R, T4> f4,
            TableField<R, T5> f5,
            TableField<R, T6> f6,
            TableField<R, T7> f7,
            TableField<R, T8> f8,
            TableField<R, T9> f9) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9);
    }

    /** 10 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
            TypedRows<R, Row10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10);
    }

    /** 11 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
            TypedRows<R, Row11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11);
    }

    /** 12 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
            TypedRows<R, Row12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12);
    }

    /** 13 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
            TypedRows<R, Row13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12,
                    TableField<R, T13> f13) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13);
    }

    /** 14 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
            TypedRows<R, Row14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12,
                    TableField<R, T13> f13,
                    TableField<R, T14> f14) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14);
    }

    /** 15 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>
            TypedRows<R, Row15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12,
                    TableField<R, T13> f13,
                    TableField<R, T14> f14,
                    TableField<R, T15> f15) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15);
    }

    /** 16 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
            TypedRows<R, Row16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12,
                    TableField<R, T13> f13,
                    TableField<R, T14> f14,
                    TableField<R, T15> f15,
                    TableField<R, T16> f16) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16);
    }

    /** 17 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
            TypedRows<R, Row17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>> columns(
                    TableField<R, T1> f1,
                    TableField<R, T2> f2,
                    TableField<R, T3> f3,
                    TableField<R, T4> f4,
                    TableField<R, T5> f5,
                    TableField<R, T6> f6,
                    TableField<R, T7> f7,
                    TableField<R, T8> f8,
                    TableField<R, T9> f9,
                    TableField<R, T10> f10,
                    TableField<R, T11> f11,
                    TableField<R, T12> f12,
                    TableField<R, T13> f13,
                    TableField<R, T14> f14,
                    TableField<R, T15> f15,
                    TableField<R, T16> f16,
                    TableField<R, T17> f17) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17);
    }

    /** 18 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
            TypedRows<R, Row18<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>>
                    columns(
                            TableField<R, T1> f1,
                            TableField<R, T2> f2,
                            TableField<R, T3> f3,
                            TableField<R, T4> f4,
                            TableField<R, T5> f5,
                            TableField<R, T6> f6,
                            TableField<R, T7> f7,
                            TableField<R, T8> f8,
                            TableField<R, T9> f9,
                            TableField<R, T10> f10,
                            TableField<R, T11> f11,
                            TableField<R, T12> f12,
                            TableField<R, T13> f13,
                            TableField<R, T14> f14,
                            TableField<R, T15> f15,
                            TableField<R, T16> f16,
                            TableField<R, T17> f17,
                            TableField<R, T18> f18) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18);
    }

    /** 19 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
            TypedRows<R, Row19<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>>
                    columns(
                            TableField<R, T1> f1,
                            TableField<R, T2> f2,
                            TableField<R, T3> f3,
                            TableField<R, T4> f4,
                            TableField<R, T5> f5,
                            TableField<R, T6> f6,
                            TableField<R, T7> f7,
                            TableField<R, T8> f8,
                            TableField<R, T9> f9,
                            TableField<R, T10> f10,
                            TableField<R, T11> f11,
                            TableField<R, T12> f12,
                            TableField<R, T13> f13,
                            TableField<R, T14> f14,
                            TableField<R, T15> f15,
                            TableField<R, T16> f16,
                            TableField<R, T17> f17,
                            TableField<R, T18> f18,
                            TableField<R, T19> f19) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19);
    }

    /** 20 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>
            TypedRows<
                            R,
                            Row20<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20>>
                    columns(
                            TableField<R, T1> f1,
                            TableField<R, T2> f2,
                            TableField<R, T3> f3,
                            TableField<R, T4> f4,
                            TableField<R, T5> f5,
                            TableField<R, T6> f6,
                            TableField<R, T7> f7,
                            TableField<R, T8> f8,
                            TableField<R, T9> f9,
                            TableField<R, T10> f10,
                            TableField<R, T11> f11,
                            TableField<R, T12> f12,
                            TableField<R, T13> f13,
                            TableField<R, T14> f14,
                            TableField<R, T15> f15,
                            TableField<R, T16> f16,
                            TableField<R, T17> f17,
                            TableField<R, T18> f18,
                            TableField<R, T19> f19,
                            TableField<R, T20> f20) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20);
    }

    /** 21 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>
            TypedRows<
                            R,
                            Row21<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21>>
                    columns(
                            TableField<R, T1> f1,
                            TableField<R, T2> f2,
                            TableField<R, T3> f3,
                            TableField<R, T4> f4,
                            TableField<R, T5> f5,
                            TableField<R, T6> f6,
                            TableField<R, T7> f7,
                            TableField<R, T8> f8,
                            TableField<R, T9> f9,
                            TableField<R, T10> f10,
                            TableField<R, T11> f11,
                            TableField<R, T12> f12,
                            TableField<R, T13> f13,
                            TableField<R, T14> f14,
                            TableField<R, T15> f15,
                            TableField<R, T16> f16,
                            TableField<R, T17> f17,
                            TableField<R, T18> f18,
                            TableField<R, T19> f19,
                            TableField<R, T20> f20,
                            TableField<R, T21> f21) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21);
    }

    /** 22 columns, in the order of the rows to come. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>
            TypedRows<
                            R,
                            Row22<
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21,
                                    T22>>
                    columns(
                            TableField<R, T1> f1,
                            TableField<R, T2> f2,
                            TableField<R, T3> f3,
                            TableField<R, T4> f4,
                            TableField<R, T5> f5,
                            TableField<R, T6> f6,
                            TableField<R, T7> f7,
                            TableField<R, T8> f8,
                            TableField<R, T9> f9,
                            TableField<R, T10> f10,
                            TableField<R, T11> f11,
                            TableField<R, T12> f12,
                            TableField<R, T13> f13,
                            TableField<R, T14> f14,
                            TableField<R, T15> f15,
                            TableField<R, T16> f16,
                            TableField<R, T17> f17,
                            TableField<R, T18> f18,
                            TableField<R, T19> f19,
                            TableField<R, T20> f20,
                            TableField<R, T21> f21,
                            TableField<R, T22> f22) {
        return of(f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22);
    }
}
