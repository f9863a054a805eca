package dev.plumbline.operate.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileIT {
    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("V1__tool.sql"), """
                create table tool (
                  id bigserial primary key, key text unique not null, platform text[] default '{}', tags text[] not null default '{}',
                  meta jsonb default '{}', usage_count int default 0, updated_at timestamptz default now());
                create index tool_tags_gin on tool using gin (tags);
                create index tool_updated_at_idx on tool (updated_at);
                """);
        holder = ThrowAwayDatabase.create();
        database = holder.database();
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void bringsAnOlderTableToItsContractOnceSeparatorsAreSaid() throws Exception {
        Sql.run(
                database,
                "create table tool (id bigserial primary key, key text unique not null, platform text default 'any',"
                        + " tags jsonb, usage_count text default '0', extra int)");
        Sql.run(
                database,
                "insert into tool (key, platform, tags, usage_count) values ('a', 'net,disk', '[\"x\", \"y, z\"]', '7'),"
                        + " ('b', '{p,q}', null, null), ('c', null, '\"one\"', ' 12 '), ('d', 'single', '[]', '0')");
        ReconcileOptions options = ReconcileOptions.defaults();

        assertThat(new Reconcile(database, pack(), options).plan().steps())
                .filteredOn(step -> !step.possible())
                .extracting(ReconcileStep::obstacle)
                .containsExactly("1 value of public.tool.platform may be several in one text;"
                        + " say with --split what separates them: 'net,disk'");
        assertThatThrownBy(() -> new Reconcile(database, pack(), options).apply())
                .hasMessageContaining("nothing was changed");
        assertThat(Sql.ask(database, "select pg_typeof(platform) from tool limit 1"))
                .isEqualTo("text");

        assertThat(new Reconcile(database, pack(), options.splitting(",")).apply())
                .isNotEmpty();
        assertThat(
                        Sql.ask(
                                database,
                                "select string_agg(format('%s %s %s %s', key, platform, tags, usage_count), '|' order by id) from tool"))
                .isEqualTo("a {net,disk} {x,\"y, z\"} 7|b {p,q} {} |c  {one} 12|d {single} {} 0");
        assertThat(Sql.ask(database, "select count(*) from pg_indexes where tablename = 'tool'"))
                .isEqualTo("4");
        assertThat(
                        Sql.ask(
                                database,
                                "select count(*) from pg_attribute where attrelid = 'tool'::regclass and attname = 'extra' and not attisdropped"))
                .isEqualTo("1");
        assertThat(new Reconcile(database, pack(), options.splitting(",")).apply())
                .isEmpty();
    }

    @Test
    void namesWhatItLeavesAlone() throws Exception {
        Sql.run(database, "create table tool (id bigserial primary key, extra int)");
        Sql.run(database, "create table stray (id int primary key)");
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults())
                        .plan()
                        .leftAlone())
                .containsExactly("table public.stray", "column public.tool.extra");
        var dropping = new Reconcile(
                database, pack(), new ReconcileOptions(List.of(), Optional.empty(), true, Duration.ofSeconds(10)));
        assertThat(dropping.plan().leftAlone()).isEmpty();
        dropping.apply();
        assertThat(Sql.ask(database, "select to_regclass('stray') is null")).isEqualTo("t");
    }

    @Test
    void createsAMissingTable() throws Exception {
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults().of("tool")).apply())
                .isNotEmpty();
        assertThat(Sql.ask(database, "select count(*) from tool")).isEqualTo("0");
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults())
                        .plan()
                        .steps())
                .isEmpty();
    }

    @Test
    void reportsValuesThatCannotBeConverted() throws Exception {
        Sql.run(
                database,
                "create table tool (id bigserial primary key, key text unique not null, usage_count text default '0')");
        Sql.run(database, "insert into tool (key, usage_count) values ('a', 'many'), ('b', '3')");
        assertThatThrownBy(() -> new Reconcile(database, pack(), ReconcileOptions.defaults()).apply())
                .hasMessageContaining(
                        "1 value of public.tool.usage_count cannot become integer; correct first: 'many'");
    }

    /** What a column that is added, or may be empty no more, does to the rows there are is said, not left to be read in the SQL. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "c int                           |       | is null in all rows (3) |",
                "c int default 7                 |       | all rows (3) get 7; no row is rewritten, the table is locked for a moment |",
                "c timestamptz default now()     |       | all rows (3) get now(); no row is rewritten, the table is locked for a moment |",
                "c uuid default gen_random_uuid()|       | all rows (3) get gen_random_uuid(); rewrites 3 rows of public.t; nobody reads or writes it meanwhile |",
                "c int generated always as identity|     | all rows (3) get its next number; rewrites 3 rows of public.t; nobody reads or writes it meanwhile |",
                "c int generated always as (id * 2) stored|| all rows (3) get (id * 2); rewrites 3 rows of public.t; nobody reads or writes it meanwhile |",
                "c int not null                  |       | | 3 rows of public.t without c, and there is no default to use",
                "c int not null default 7        | c int default 7| 2 rows without a value get 7 |",
                "c int not null                  | c int | | 2 rows of public.t without c, and there is no default to use",
                "c int not null default 7        | c text default 7| rewrites 3 rows of public.t; nobody reads or writes it meanwhile; 2 rows without a value get 7 |",
            })
    void saysWhatRowsWithoutAValueGet(String expected, String actual, String risk, String obstacle) throws Exception {
        Files.writeString(folder.resolve("V1__tool.sql"), "create table t (id int, " + expected + ")");
        Sql.run(database, "create table t (id int" + (actual == null ? "" : ", " + actual) + ")");
        Sql.run(
                database,
                actual == null
                        ? "insert into t values (1), (2), (3)"
                        : "insert into t values (1, null), (2, null), (3, '4')");
        var reconcile = new Reconcile(database, pack(), ReconcileOptions.defaults());

        ReconcileStep step = reconcile.plan().steps().stream()
                .filter(one -> one.title().contains(".c"))
                .findFirst()
                .orElseThrow();

        assertThat(step.risk()).isEqualTo(risk == null ? "" : risk);
        assertThat(step.obstacle()).isEqualTo(obstacle == null ? "" : obstacle);
        if (obstacle == null) {
            boolean empty = risk != null && risk.startsWith("is null");
            reconcile.apply();
            assertThat(Sql.ask(database, "select count(*) from t where c is null"))
                    .isEqualTo(empty ? "3" : "0");
        }
    }

    /** Type there is, its values, type wanted, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "varchar(9)    | 'abcdefghi'       | varchar(3)    | cannot | 1 value of public.t.c would change as character varying(3): 'abcdefghi' becomes 'abc'",
                "varchar(3)    | 'abc', null       | text          | locks  | no row is rewritten; the table is locked for a moment",
                "varchar(3)    | 'abc'             | varchar(5)    | locks  | no row is rewritten; the table is locked for a moment",
                "int           | 1, -5, null       | bigint        | writes | rewrites 3 rows of public.t; nobody reads or writes it meanwhile",
                "bigint        | 1, 3000000000     | int           | cannot | 1 value of public.t.c cannot become integer; correct first: '3000000000'",
                "numeric(9,2)  | 1.50, 1.25        | numeric(9,1)  | cannot | 1 value of public.t.c would change as numeric(9,1): '1.25' becomes '1.3'",
                "numeric(9,2)  | 1.50, 1.25        | numeric(12,4) | writes | rewrites 2 rows of public.t; nobody reads or writes it meanwhile",
                "float8        | 0.5, 'NaN'        | numeric       | writes | rewrites 2 rows of public.t; nobody reads or writes it meanwhile",
                "text          | '7', '007', null  | int           | writes | rewrites 3 rows of public.t; nobody reads or writes it meanwhile; 1 value of public.t.c would change as integer: '007' becomes '7'",
                "int           | 0, 1, null        | boolean       | writes | rewrites 3 rows of public.t; nobody reads or writes it meanwhile",
                "int           | 0, 5              | boolean       | cannot | 1 value of public.t.c would change as boolean: '5' becomes 'true'",
                "text          | 'yes', 'maybe'    | boolean       | cannot | 1 value of public.t.c cannot become boolean; correct first: 'maybe'",
                "json          | '{}'              | jsonb         | writes | rewrites 1 row of public.t; nobody reads or writes it meanwhile",
                "timestamp     | '2024-05-01 10:00'| date          | cannot | 1 value of public.t.c would change as date: '2024-05-01 10:00:00' becomes '2024-05-01'",
            })
    void looksAtEveryValueBeforeItsTypeIsChanged(String from, String values, String to, String outcome, String said)
            throws Exception {
        Files.writeString(folder.resolve("V1__tool.sql"), "create table t (c " + to + ")");
        Sql.run(
                database,
                "do $$ begin execute format('alter database %I set timezone to ''Asia/Tokyo''', current_database()); end $$");
        Sql.run(database, "create table t (c " + from + ")");
        Sql.run(database, "insert into t select unnest(array[" + values + "]::" + from + "[])");
        var reconcile = new Reconcile(database, pack(), ReconcileOptions.defaults());

        ReconcileStep step = reconcile.plan().steps().get(0);

        assertThat(step.possible()).isEqualTo(!outcome.equals("cannot"));
        assertThat(step.possible() ? step.risk() : step.obstacle()).isEqualTo(said);
        String rows = Sql.ask(database, "select string_agg(c::text, ',' order by c::text) from t");
        String file = Sql.ask(database, "select pg_relation_filenode('t')");
        if (!step.possible()) {
            assertThatThrownBy(reconcile::apply).hasMessageContaining(said).hasMessageContaining("nothing was changed");
            assertThat(Sql.ask(database, "select string_agg(c::text, ',' order by c::text) from t"))
                    .isEqualTo(rows);
            return;
        }
        assertThat(reconcile.apply()).hasSize(1);
        assertThat(reconcile.plan().steps()).isEmpty();
        boolean written = !Sql.ask(database, "select pg_relation_filenode('t')").equals(file);
        assertThat(written).isEqualTo(outcome.equals("writes"));
    }

    @Test
    void tellsTheZoneThatTimesAreTakenIn() throws Exception {
        Files.writeString(folder.resolve("V1__tool.sql"), "create table t (c timestamp)");
        Sql.run(database, "create table t (c timestamptz)");
        String zone = Sql.ask(database, "show timezone");
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults())
                        .plan()
                        .steps())
                .singleElement()
                .extracting(ReconcileStep::risk)
                .asString()
                .endsWith("times are taken in the zone of this session, " + zone);
    }

    @Test
    void fillsWhatMayNoLongerBeMissing() throws Exception {
        Files.writeString(
                folder.resolve("V1__tool.sql"), "create table t (a bigint not null default 7, b bigint not null)");
        Sql.run(database, "create table t (a int, b int)");
        Sql.run(database, "insert into t values (null, 1), (2, 3)");
        new Reconcile(database, pack(), ReconcileOptions.defaults()).apply();
        assertThat(Sql.ask(database, "select string_agg(a || ' ' || b, ',' order by b) from t"))
                .isEqualTo("7 1,2 3");

        Sql.run(database, "alter table t alter b drop not null, alter b type int");
        Sql.run(database, "insert into t values (1, null)");
        assertThatThrownBy(() -> new Reconcile(database, pack(), ReconcileOptions.defaults()).apply())
                .hasMessageContaining("1 row of public.t without b, and there is no default to use");
    }

    private Pack pack() {
        return Packs.find(folder.toString());
    }
}
