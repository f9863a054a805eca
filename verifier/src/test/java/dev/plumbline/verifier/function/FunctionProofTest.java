package dev.plumbline.verifier.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class FunctionProofTest {
    private static final Field<Integer> YEAR = DSL.field(DSL.name("year"), SQLDataType.INTEGER);
    private static final Field<String> MAKE = DSL.field(DSL.name("make"), SQLDataType.VARCHAR);
    private static final Table<?> CARS = DSL.table(DSL.name("cars"));

    private static final FunctionProof PROOF = new FunctionProof(
            "makes",
            DSL.selectDistinct(YEAR).from(CARS),
            keys -> DSL.table("makes({0})", keys.field(YEAR)),
            DSL.selectDistinct(YEAR, MAKE).from(CARS));

    private static String sql(Select<?> query) {
        return DSL.using(SQLDialect.POSTGRES).renderInlined(query);
    }

    @Test
    void theFunctionIsCalledForEachKeyInASubqueryOfItsOwn() {
        String calls = sql(new ProofQueries(PROOF).digestsOfCalls());

        assertThat(calls)
                .contains("row_number() over (order by \"d\".\"year\")", "cross join lateral (select count(*)")
                .contains("from makes(\"k\".\"year\") as \"f\"")
                .contains("row(\"f\".\"make\")::pg_catalog.text")
                .endsWith("order by \"answers\".\"plumbline_number\"");
        assertThat(sql(new ProofQueries(PROOF).groupsOfCalls())).contains("cross join lateral (select count(*)");
        assertThat(calls.split("string_agg\\(", 2)[1].split("\\)::pg_catalog.text", 2)[1])
                .as("its rows are digested in its own order")
                .startsWith(", e'\\n')");
    }

    @Test
    void thePlainQueryIsDigestedInTheOrderThatTheFunctionPromises() {
        assertThat(sql(new ProofQueries(PROOF).digestsExpected()))
                .contains("dense_rank() over (order by \"e\".\"year\")")
                .contains("row(\"e\".\"make\")::pg_catalog.text, e'\\n' order by \"e\".\"make\")")
                .contains("group by \"e\".\"year\"");
    }

    @Test
    void anAnswerWithoutAColumnOfItsOwnIsNoProof() {
        Select<?> keys = DSL.select(YEAR).from(CARS);

        assertThatThrownBy(() -> new FunctionProof("makes", keys, all -> CARS, keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("makes: the expected answer has")
                .hasMessageContaining("at least one more");
        assertThat(PROOF.arity()).isEqualTo(1);
        assertThat(sql(DSL.select(PROOF.answerOf("f")))).isEqualTo("select \"f\".\"make\"");
    }
}
