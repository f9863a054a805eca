package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.CheckContext;
import java.util.Arrays;
import java.util.List;
import org.jooq.CloseableResultQuery;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A query that is asked again and again with another key. To be closed by the caller. */
final class KeyedQuery implements AutoCloseable {

    private final CloseableResultQuery<? extends Record> query;

    /** @param select has an {@link #argument} for each column of the key */
    KeyedQuery(CheckContext context, Select<?> select) {
        this.query = prepared(context, select);
    }

    private static <R extends Record> CloseableResultQuery<R> prepared(CheckContext context, ResultQuery<R> select) {
        select.attach(context.sql().configuration());
        return select.keepStatement(!context.reader().isConfined());
    }

    /** Stands for a column of the key; the query may have parameters of its own. */
    static <T> Field<T> argument(int column, Field<T> like) {
        return DSL.param(name(column), like.getDataType()).cast(like.getDataType());
    }

    private static String name(int column) {
        return "plumbline_key_" + column;
    }

    List<List<Object>> rows(List<@Nullable Object> key) {
        for (int i = 0; i < key.size(); i++) {
            query.bind(name(i), key.get(i));
        }
        return query.fetch().stream().map(row -> Arrays.asList(row.intoArray())).toList();
    }

    @Override
    public void close() {
        query.close();
    }
}
