package dev.plumbline.verifier.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that are wrong in one way each, over rows with nulls, empty texts and characters that could end a value, are found out. */
class FunctionProofIT {
    private static final Field<String> MAKE = DSL.field(DSL.name("make"), SQLDataType.VARCHAR);
    private static final Field<String> MODEL = DSL.field(DSL.name("model"), SQLDataType.VARCHAR);
    private static final Field<Integer> DOORS = DSL.field(DSL.name("doors"), SQLDataType.INTEGER);
    private static final Table<?> CARS = DSL.table(DSL.name("public", "cars"));
    private static final String RIGHT = "select c.model, c.doors from public.cars c where c.make = k order by 1, 2";

    private static ThrowAwayDatabase held;

    @BeforeAll
    static void open() throws SQLException {
        held = ThrowAwayDatabase.create();
        try (Connection connection = held.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.cars (make varchar not null, model varchar, doors int)");
            statement.execute("""
                    insert into public.cars values ('Kia', 'Rio', 4), ('Kia', 'Rio', 5), ('Kia', 'Soul', null), ('Ford', 'F-150', 2),
                      ('Ford', null, 4), ('Ford', '', 4), ('O''Neill', 'a,"b"', 1), ('O''Neill', e'a\\n(b)', 1), ('Ünïc', 'x', 0)
                    """);
        }
    }

    @AfterAll
    static void close() {
        held.close();
    }

    @Test
    void aFunctionThatIsRightPassesBothChecks() throws SQLException {
        assertThat(proven(RIGHT))
                .hasSize(2)
                .allMatch(result -> result.outcome() == Outcome.PASS)
                .extracting(CheckResult::actual)
                .first()
                .isEqualTo("4 keys, 9 rows the same");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "order from row 1 | 'Kia'     | select c.model, c.doors from public.cars c where c.make = k order by 1 desc, 2 desc",
                "a row missing    | 'Kia'     | select distinct on (c.model) c.model, c.doors from public.cars c where c.make = k order by 1, 2",
                "a row too many   | 'Ünïc'    | select c.model, c.doors from public.cars c where c.make = k union select 'y', 0 order by 1, 2",
                "a row twice      | 'Ünïc'    | select c.model, c.doors from public.cars c, generate_series(1, 2) where c.make = k order by 1, 2",
                "another row      | 'Ford'    | select coalesce(c.model, 'null'), c.doors from public.cars c where c.make = k order by 1, 2",
                "another row      | 'O''Neill' | select translate(c.model, e'\\n', ' '), c.doors from public.cars c where c.make = k order by 1, 2",
            })
    void aFunctionThatIsWrongIsFoundByTheKeyThatItAnswersWrong(String what, String key, String body)
            throws SQLException {
        List<CheckResult> results = proven(body);

        assertThat(results.get(0).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(results.get(0).attachments())
                .filteredOn(Attachment.Rows.class::isInstance)
                .singleElement()
                .satisfies(table -> assertThat(((Attachment.Rows) table).rows())
                        .anySatisfy(row -> assertThat(row).startsWith(key.replace("''", "'"), what)));
        assertThat(results.get(1).outcome())
                .as("not asked once the first has failed")
                .isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void aFunctionThatLooksAwayFromCaseIsFoundByStrangeKeys() throws SQLException {
        List<CheckResult> results =
                proven("select c.model, c.doors from public.cars c where lower(c.make) = lower(k) order by 1, 2");

        assertThat(results.get(0).outcome()).isEqualTo(Outcome.PASS);
        assertThat(results.get(1).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aFunctionThatTakesItsArgumentForSqlIsFoundByStrangeKeys() throws SQLException {
        try (Connection connection = held.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create or replace function public.models(k varchar) returns table (model varchar, doors int) language plpgsql as $$
                    begin return query execute format('select c.model, c.doors from public.cars c where c.make like %L order by 1, 2', k); end $$
                    """);
        }
        List<CheckResult> results = proof();

        assertThat(results.get(0).outcome()).isEqualTo(Outcome.PASS);
        assertThat(results.get(1).outcome()).as("a pattern").isEqualTo(Outcome.FAIL);
    }

    /** Answers are compared a thousand at a time before they are compared one by one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,500 keys, 2,500 rows the same      | select n from public.numbers where n = k",
                "1 of 2,500 keys answered differently | select n from public.numbers where n = k and k <> 2345",
                "1 of 2,500 keys answered differently | select n from public.numbers where n = k or (k = 1000 and n = 1) order by 1",
                "2 of 2,500 keys answered differently | select case k when 7 then 8 when 8 then 7 else k end",
                "2 of 2,500 keys answered differently | select case k when 1000 then 1001 when 1001 then 1000 else k end",
            })
    void amongThousandsOfKeysThoseThatAreAnsweredWrongAreFound(String actual, String body) throws SQLException {
        Sql.run(
                held.database(),
                "create table if not exists public.numbers as select n from generate_series(1, 2500) n",
                "create or replace function public.same(k int) returns table (place int) language sql stable as $f$ "
                        + body + " $f$");
        Field<Integer> number = DSL.field(DSL.name("n"), SQLDataType.INTEGER);
        Table<?> numbers = DSL.table(DSL.name("public", "numbers"));
        var proof = new FunctionProof(
                "same",
                DSL.selectDistinct(number).from(numbers),
                k -> DSL.table(DSL.function(DSL.name("public", "same"), SQLDataType.RESULT, k.field(number))),
                DSL.select(number, number.as("place")).from(numbers));

        assertThat(ask(proof).get(0).actual()).isEqualTo(actual);
    }

    private static List<CheckResult> proven(String body) throws SQLException {
        Sql.run(
                held.database(),
                "create or replace function public.models(k varchar) returns table (model varchar, doors int)"
                        + " language sql stable as $f$ " + body + " $f$");
        return proof();
    }

    private static List<CheckResult> proof() throws SQLException {
        Select<?> keys = DSL.selectDistinct(MAKE).from(CARS);
        var proof = new FunctionProof(
                "models",
                keys,
                k -> DSL.table(DSL.function(DSL.name("public", "models"), SQLDataType.RESULT, k.field(MAKE))),
                DSL.select(MAKE, MODEL, DOORS).from(CARS));
        return ask(proof);
    }

    private static List<CheckResult> ask(FunctionProof proof) throws SQLException {
        try (Connection connection = held.database().connectForUser()) {
            connection.setAutoCommit(false);
            var context = new CheckContext(connection, Deadline.none(), line -> {});
            return new FunctionCheck(proof).run(context);
        }
    }
}
