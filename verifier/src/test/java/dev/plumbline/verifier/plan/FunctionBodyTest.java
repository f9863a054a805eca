package dev.plumbline.verifier.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionBodyTest {

    private static final FunctionBody BODY = new FunctionBody("find", List.of("p_year", "make", "With a space"));

    @Test
    void argumentsBecomeNumbers() {
        assertThat(BODY.statement("select x from t where year = p_year and m = MAKE;"))
                .contains("select x from t where year = $1 and m = $2");
        assertThat(BODY.statement("select \"With a space\"")).contains("select $3");
    }

    @Test
    void whatIsNoArgumentStays() {
        String untouched = "select 'p_year', $$make$$, E'it\\'s make', t.make, \"MAKE\", make(1), 1 as make "
                + "-- make\n from t /* p_year */";
        assertThat(BODY.statement(untouched)).contains(untouched);
    }

    @Test
    void argumentsMayBeQualifiedByTheFunction() {
        assertThat(BODY.statement("select 1 where t.make = find.make")).contains("select 1 where t.make = $2");
    }

    @Test
    void standardBodiesAreUnwrapped() {
        assertThat(BODY.statement("BEGIN ATOMIC\n SELECT t.a FROM t WHERE (t.y = p_year);\nEND"))
                .contains("SELECT t.a FROM t WHERE (t.y = $1)");
        assertThat(BODY.statement("RETURN (p_year + 1)")).contains("select  ($1 + 1)");
    }

    @Test
    void severalStatementsAreNotOne() {
        assertThat(BODY.statement("select 1; select 2")).isEmpty();
        assertThat(BODY.statement("select ';'")).contains("select ';'");
        assertThat(BODY.statement(" ; ")).isEmpty();
    }
}
