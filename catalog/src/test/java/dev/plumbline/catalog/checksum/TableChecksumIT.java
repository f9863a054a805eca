package dev.plumbline.catalog.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableChecksumIT {

    private static ThrowAwayDatabase database;
    private static Connection connection;
    private static Statement statement;

    @BeforeAll
    static void open() throws SQLException {
        database = ThrowAwayDatabase.create();
        connection = database.database().connectForUser();
        statement = connection.createStatement();
        statement.execute("create type mood as enum ('sad', 'ok'); create type pair as (a int, b text);"
                + "create domain code as text");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static TableChecksum of(String table) throws SQLException {
        return TableChecksum.withColumns(connection, table);
    }

    private static TableChecksum after(String change) throws SQLException {
        statement.execute("drop table if exists t, u; create table t (id int, name text, amount numeric, n int);"
                + "insert into t select i, 'n' || i, i + 0.25, nullif(i % 3, 0) from generate_series(1, 100) i;"
                + change);
        return of("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t where id = 7",
                "update t set amount = amount + 0.01 where id = 7",
                "update t set amount = 7.250 where id = 7",
                "update t set name = name || ' ' where id = 7",
                "update t set name = null where id = 7",
                "update t set name = '' where id = 7",
                "update t set n = 0 where id = 3",
                "insert into t select * from t where id = 7",
                "insert into t select * from t where id = 7; insert into t select * from t where id = 7",
                "delete from t where id in (7, 8); insert into t values (7, 'n7', 8.25, 1), (8, 'n8', 7.25, 2)",
                "update t set name = case id when 7 then 'n8' else 'n7' end where id in (7, 8)",
                "update t set (name, n) = ('1', null) where id = 1",
                "alter table t add column more int",
                "truncate t"
            })
    void everyChangeOfTheRowsShows(String change) throws SQLException {
        TableChecksum before = after("");

        assertThat(after(change).sameRows(before)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table u as select * from t order by random(); truncate t; insert into t select * from u",
                "update t set name = name; vacuum full t; analyze t",
                "alter table t drop column name; alter table t add column name text; update t set name = 'n' || id",
                "create index on t (id); cluster t using t_id_idx",
                "alter table t rename to u; create table t (n int, id int, name text, amount numeric)"
                        + " partition by range (id); create table t1 partition of t for values from (0) to (50);"
                        + "create table t2 partition of t default; insert into t (id, name, amount, n)"
                        + " select id, name, amount, n from u",
            })
    void whatDoesNotChangeTheRowsDoesNotShow(String change) throws SQLException {
        TableChecksum before = after("");
        for (String step : change.split(";")) {
            statement.execute(step);
        }

        assertThat(of("t")).isEqualTo(before);
    }

    @Test
    void theColumnThatChangedIsNamed() throws SQLException {
        TableChecksum before = after("");
        TableChecksum changed = after("update t set amount = 0 where id = 5");
        TableChecksum swapped = after("update t set name = case id when 7 then 'n8' else 'n7' end where id in (7, 8)");

        assertThat(changed.columns().keySet().stream()
                        .filter(name -> !changed.columns()
                                .get(name)
                                .equals(before.columns().get(name))))
                .containsExactly("amount");
        assertThat(swapped.columns()).isEqualTo(before.columns());
        assertThat(swapped.sameRows(before)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timestamptz | '2024-01-01 10:00:00.123456+00' | '2024-01-01 10:00:00.123457+00'",
                "timestamp | '2024-01-01 10:00' | '2024-01-01 10:00:00.000001'",
                "date | '2024-02-01' | '2024-01-02'",
                "date | '0044-03-15 BC' | '0044-03-15'",
                "interval | '1 day' | '24 hours'",
                "interval | '1 year -3 days 04:05:06.7' | '1 year 3 days 04:05:06.7'",
                "timetz | '10:00+02' | '08:00+00'",
                "float8 | 0.1::float8 + 0.2::float8 | 0.3",
                "float8 | '-0' | '0'",
                "float8 | 'NaN' | 'Infinity'",
                "float4 | '1.1' | '1.1000001'",
                "numeric | 1.0 | 1.00",
                "numeric | 12345678901234567890.01 | 12345678901234567890.02",
                "money | '12.34' | '12.35'",
                "bytea | '\\x00ff' | '\\x00fe'",
                "json | '{\"a\": 1}' | '{\"a\":1}'",
                "jsonb | '{\"a\": 1}' | '{\"a\": 1.0}'",
                "text | 'a' | 'a '",
                "char(3) | 'a' | 'b'",
                "text | 'NULL' | null",
                "text[] | '{a,b}' | '{\"a,b\"}'",
                "text[] | '{NULL}' | '{\"NULL\"}'",
                "text[] | '{}' | '{\"\"}'",
                "int[] | '{{1,2},{3,4}}' | '{{1,3},{2,4}}'",
                "pair | '(1,)' | '(1,\"\")'",
                "pair[] | array[row(1, null)::pair] | array[row(1, '')::pair]",
                "xml | '<a/>' | '<a></a>'",
                "int4range | '[1,5)' | '[1,6)'",
                "tstzrange | '[2024-01-01 00:00+00,)' | '(2024-01-01 00:00+00,)'",
                "mood | 'sad' | 'ok'",
                "code | 'a' | 'A'",
                "uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12'",
                "inet | '10.0.0.1/24' | '10.0.0.1'",
                "macaddr | '08:00:2b:01:02:03' | '08:00:2b:01:02:04'",
                "bit(3) | b'101' | b'100'",
                "tsvector | 'a:1' | 'a:2'",
                "point | '(1,2)' | '(2,1)'",
                "boolean | true | false",
                "regclass | 'pg_class' | 'pg_type'",
                "\"char\" | 'a' | 'b'",
                "name | 'a' | 'b'",
                "oid | 1 | 2",
                "bigint | 9223372036854775807 | 9223372036854775806"
            })
    void aValueOfEveryTypeShowsWhateverTheSettings(String type, String value, String other) throws SQLException {
        statement.execute("drop table if exists v; create table v (id int, x " + type + ");"
                + "insert into v values (1, " + value + "), (2, null)");
        TableChecksum before = of("v");
        try (Connection foreign = database.database().connectForUser();
                Statement setting = foreign.createStatement()) {
            setting.execute(
                    "set timezone = 'Asia/Kathmandu'; set datestyle = 'ISO, DMY'; set intervalstyle = 'iso_8601';"
                            + "set bytea_output = 'escape'; set extra_float_digits = -5; set lc_monetary = 'C';"
                            + "set search_path = public; set xmlbinary = 'hex'");
            assertThat(TableChecksum.withColumns(foreign, "public.v")).isEqualTo(before);
            setting.execute("update v set x = " + other + " where id = 1");
            assertThat(TableChecksum.withColumns(foreign, "public.v").sameRows(before))
                    .isFalse();
        }
    }

    @Test
    void generatedColumnsAwkwardNamesAndTablesWithoutColumnsAreFine() throws SQLException {
        statement.execute("create schema if not exists \"S p\"; create table \"S p\".\"T \"\"t\" (\"A b\" int, t int,"
                + " \"Ü\" int generated always as (t * 2) stored); insert into \"S p\".\"T \"\"t\" values (1, 2);"
                + "create table \"S p\".bare (); insert into \"S p\".bare default values;"
                + "insert into \"S p\".bare default values");

        assertThat(of("\"S p\".\"T \"\"t\"").columns()).containsOnlyKeys("A b", "t", "Ü");
        assertThat(of("\"S p\".bare").rows()).isEqualTo(2);
    }

    @Test
    void anEmptyTableHasNoSum() throws SQLException {
        statement.execute("create table empty (a int)");

        assertThat(TableChecksum.of(connection, "empty"))
                .isEqualTo(new TableChecksum(0, BigInteger.ZERO, BigInteger.ZERO, Collections.emptySortedMap()));
    }

    /** The rows as a bag in Java, against what the checksum says: equal bags, equal sums; different bags, different sums. */
    @Test
    void randomTablesAreTheSameExactlyWhenTheirBagsAre() throws SQLException {
        var random = new Random(42);
        statement.execute(
                "drop table if exists one, two; create table one (a int, b text); create table two (b text, a int)");
        for (int round = 0; round < 150; round++) {
            List<String> one = bag(random);
            List<String> two = random.nextBoolean() ? shuffled(one, random) : altered(one, random);
            fill("one", one);
            fill("two", two);
            List<String> sortedOne = one.stream().sorted().toList();
            List<String> sortedTwo = two.stream().sorted().toList();

            assertThat(of("one").sameRows(of("two"))).as("%s %s", one, two).isEqualTo(sortedOne.equals(sortedTwo));
        }
    }

    @Test
    void sumsOfPartsAreTheSumOfTheWhole() throws SQLException {
        TableChecksum whole = after("");
        statement.execute("create table u as select * from t where id > 40; delete from t where id > 40");

        assertThat(of("t").plus(of("u"))).isEqualTo(whole);
    }

    private static List<String> bag(Random random) {
        String[] texts = {"null", "''", "' '", "'a'", "'a '", "'1'", "'a,b'", "'(1,a)'", "'\"'"};
        List<String> rows = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String number = random.nextInt(4) == 0 ? "null" : String.valueOf(random.nextInt(3));
            rows.add("(" + number + ", " + texts[random.nextInt(texts.length)] + ")");
        }
        return rows;
    }

    private static List<String> shuffled(List<String> rows, Random random) {
        List<String> copy = new ArrayList<>(rows);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<String> altered(List<String> rows, Random random) {
        List<String> copy = new ArrayList<>(rows);
        if (random.nextBoolean()) {
            copy.add(copy.get(0));
            copy.add(copy.get(0));
        } else {
            copy.set(random.nextInt(copy.size()), bag(random).get(0));
        }
        return copy;
    }

    private static void fill(String table, List<String> rows) throws SQLException {
        statement.execute("truncate " + table + "; insert into " + table + " (a, b) values "
                + rows.stream().collect(Collectors.joining(", ")));
    }
}
