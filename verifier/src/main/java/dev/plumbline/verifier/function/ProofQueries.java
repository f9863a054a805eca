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

    /** Unlike any column of a key or an answer, which stand beside it. */
    static final String PLACE = "plumbline_place";

    private static final String NUMBER = "plumbline_number";
    private static final String ROWS = "rows";
    private static final String DIGEST = "digest";
    private static final String ANSWERS = "answers";

    private static final Field<Integer> GROUP = DSL.inline(1_000);

    private final FunctionProof proof;

    ProofQueries(FunctionProof proof) {
        this.proof = proof;
    }

    /** Number of the key, rows, digest: for every key, also one without an answer. */
    Select<?> digestsOfCalls() {
        return eachKey(calls());
    }

    /** The same for the plain query, for the keys that it answers. */
    Select<?> digestsExpected() {
        return eachKey(answers());
    }

    /** Number of the group, keys, rows, digest: for all keys, a group at a time. */
    Select<?> groupsOfCalls() {
        return eachGroup(calls());
    }

    /** The same for the plain query. */
    Select<?> groupsExpected() {
        return eachGroup(answers());
    }

    private static Select<?> eachKey(Table<?> answers) {
        return DSL.select(number(ANSWERS), rows(), DSL.field("pg_catalog.encode({0}, 'hex')", String.class, digest()))
                .from(answers)
                .orderBy(number(ANSWERS));
    }

    /** A key without an answer has no part in the digest: the plain query does not know it. */
    private static Select<?> eachGroup(Table<?> answers) {
        Field<Long> group = DSL.field(
                "({0} operator(pg_catalog.-) 1) operator(pg_catalog./) {1}", Long.class, number(ANSWERS), GROUP);
        Field<String> digest = DSL.field(
                "pg_catalog.encode(pg_catalog.sha256(pg_catalog.string_agg(pg_catalog.int8send({0}) operator(pg_catalog.||)"
                        + " pg_catalog.int8send({1}) operator(pg_catalog.||) {2}, '' order by {0})"
                        + " filter (where {1} operator(pg_catalog.>) 0)), 'hex')",
                String.class, number(ANSWERS), rows(), digest());
        return DSL.select(group, DSL.count(), DSL.sum(rows()), digest)
                .from(answers)
                .groupBy(group);
    }

    private Table<?> calls() {
        Table<?> keys = numberedKeys();
        Table<?> answer = DSL.select(
                        DSL.count().as(ROWS),
                        digest(proof.answerOf("f"), List.of()).as(DIGEST))
                .from(proof.call().apply(keys).as("f"))
                .asTable("a");
        return DSL.select(keys.field(0), answer.field(0), answer.field(1))
                .from(keys)
                .crossJoin(DSL.lateral(answer))
                .asTable(ANSWERS);
    }

    private Table<?> answers() {
        Table<?> all = proof.expected().asTable("e");
        List<Field<?>> key = key(all);
        return DSL.select(
                        DSL.denseRank().over(DSL.orderBy(key)).as(NUMBER),
                        DSL.count().as(ROWS),
                        digest(proof.answer(all), proof.answer(all)).as(DIGEST))
                .from(all)
                .groupBy(key)
                .asTable(ANSWERS);
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

    private static Field<Long> rows() {
        return FunctionProof.column(ANSWERS, ROWS, SQLDataType.BIGINT);
    }

    private static Field<byte[]> digest() {
        return FunctionProof.column(ANSWERS, DIGEST, SQLDataType.BLOB);
    }

    private static Field<Long> number(String table) {
        return FunctionProof.column(table, NUMBER, SQLDataType.BIGINT);
    }

    /** A row's text distinguishes a null from an empty value and quotes what could pass for the end of a value or row. */
    private static Field<byte[]> digest(List<Field<?>> columns, List<Field<?>> order) {
        String sorted = order.isEmpty() ? "" : " order by {1}";
        return DSL.field(
                "pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.string_agg(row({0})::pg_catalog.text, e'\\n'"
                        + sorted + "), 'UTF8'))",
                byte[].class,
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
