package dev.plumbline.verifier.function;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The two sides of a proof, over all keys at once: the function called for each, and the plain query. Keys are numbered in their own order
 * on both sides.
 *
 * <p>The call stands in a subquery of its own for each key. The server may plan it into the query there, as it does for a client,
 * instead of starting it again for every key; its rows come in its own order, which is the one that is digested.
 */
final class ProofQueries {

    private static final String NUMBER = "n";
    private static final String PLACE = "place";

    private final FunctionProof proof;

    ProofQueries(FunctionProof proof) {
        this.proof = proof;
    }

    /** Number of the key, rows, digest: for every key, also one without an answer. */
    Select<?> digestsOfCalls() {
        Table<?> keys = numberedKeys();
        Table<?> answer = DSL.select(
                        DSL.count().as("rows"),
                        digest(proof.answerOf("f"), List.of()).as("digest"))
                .from(proof.call().apply(keys).as("f"))
                .asTable("a");
        return DSL.select(keys.field(0), answer.field(0), answer.field(1))
                .from(keys)
                .crossJoin(DSL.lateral(answer))
                .orderBy(keys.field(0));
    }

    /** The same for the plain query, for the keys that it answers. */
    Select<?> digestsExpected() {
        Table<?> all = proof.expected().asTable("e");
        List<Field<?>> key = key(all);
        return DSL.select(DSL.denseRank().over(DSL.orderBy(key)).as(NUMBER), DSL.count())
                .select(digest(proof.answer(all), proof.answer(all)))
                .from(all)
                .groupBy(key)
                .orderBy(DSL.field(DSL.name(NUMBER)));
    }

    /** The rows of the answers for these keys, in the order in which they came. */
    Map<Long, List<List<Object>>> called(DSLContext sql, List<Long> numbers) {
        Table<?> keys = numberedKeys();
        Table<?> answer = DSL.select(DSL.rowNumber().over().as(PLACE))
                .select(proof.answerOf("f"))
                .from(proof.call().apply(keys).as("f"))
                .asTable("a");
        return byKey(sql.select(keys.field(0))
                .select(proof.answerOf("a"))
                .from(keys)
                .crossJoin(DSL.lateral(answer))
                .where(number("k").in(numbers))
                .orderBy(keys.field(0), FunctionProof.column("a", PLACE, SQLDataType.BIGINT))
                .fetch());
    }

    Map<Long, List<List<Object>>> expected(DSLContext sql, List<Long> numbers) {
        Table<?> all = proof.expected().asTable("e");
        Table<?> numbered = DSL.select(
                        DSL.denseRank().over(DSL.orderBy(key(all))).as(NUMBER))
                .select(all.fields())
                .from(all)
                .asTable("w");
        List<Field<?>> answer = Arrays.asList(numbered.fields()).subList(1 + proof.arity(), numbered.fields().length);
        List<OrderField<?>> order = new ArrayList<>(List.of(number("w")));
        order.addAll(answer);
        return byKey(sql.select(number("w"))
                .select(answer)
                .from(numbered)
                .where(number("w").in(numbers))
                .orderBy(order)
                .fetch());
    }

    /** The keys of these numbers. */
    Map<Long, List<Object>> keys(DSLContext sql, List<Long> numbers) {
        Map<Long, List<Object>> keys = new TreeMap<>();
        for (Record row :
                sql.selectFrom(numberedKeys()).where(number("k").in(numbers)).fetch()) {
            keys.put(row.get(0, Long.class), rest(row));
        }
        return keys;
    }

    private Table<?> numberedKeys() {
        Table<?> distinct = proof.keys().asTable("d");
        return DSL.select(DSL.rowNumber().over(DSL.orderBy(distinct.fields())).as(NUMBER))
                .select(distinct.fields())
                .from(distinct)
                .asTable("k");
    }

    private List<Field<?>> key(Table<?> all) {
        return Arrays.asList(all.fields()).subList(0, proof.arity());
    }

    private static Field<Long> number(String table) {
        return FunctionProof.column(table, NUMBER, SQLDataType.BIGINT);
    }

    /** A row's text distinguishes a null from an empty value and quotes what could pass for the end of a value or row. */
    private static Field<String> digest(List<Field<?>> columns, List<Field<?>> order) {
        String sorted = order.isEmpty() ? "" : " order by {1}";
        return DSL.field(
                "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.string_agg("
                        + "row({0})::pg_catalog.text, e'\\n'" + sorted + "), 'UTF8')), 'hex')",
                String.class,
                DSL.list(columns.toArray(Field<?>[]::new)),
                DSL.list(order.toArray(Field<?>[]::new)));
    }

    private static Map<Long, List<List<Object>>> byKey(List<? extends Record> rows) {
        return rows.stream().collect(groupingBy(row -> row.get(0, Long.class), mapping(ProofQueries::rest, toList())));
    }

    private static List<Object> rest(Record row) {
        return Arrays.asList(row.intoArray()).subList(1, row.size());
    }
}
