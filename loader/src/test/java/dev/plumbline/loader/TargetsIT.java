package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Targets that are more than a plain table: what COPY does not do for them is done, refused or said. */
class TargetsIT {

    private static LoadResult run(Scratch scratch, String table, String kind, Path file) {
        return Faults.configure(scratch.into(table), kind).files(file).run();
    }

    private static LoadException refused(Scratch scratch, String table, String kind, Path file) {
        try {
            run(scratch, table, kind, file);
        } catch (LoadException e) {
            return e;
        }
        throw new AssertionError("loaded " + table + " by " + kind);
    }

    @Test
    void rowsThatATriggerSwallowsAreCounted() {
        for (String kind : List.of("append", "replace", "online", "upsert", "sync")) {
            try (var scratch = new Scratch(
                    "create table t (id int primary key, v text)",
                    "create function no_two() returns trigger language plpgsql as"
                            + " $$ begin if new.id = 2 then return null; end if; return new; end $$",
                    "create trigger no_two before insert on t for each row execute function no_two()")) {
                var result = run(scratch, "t", kind, scratch.file("t.csv", "id,v", "1,a", "2,b", "3,c"));
                assertThat(result.loaded()).as(kind).isEqualTo(2);
                assertThat(result.notes()).as(kind).contains("1 row was dropped or redirected by a trigger");
                assertThat(scratch.rows("select id from t order by id")).containsExactly("1", "3");
            }
        }
    }

    @Test
    void rulesArePassedOverByCopyAndRefusedByWhatWouldFollowThem() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, v text)",
                "create rule nothing as on insert to t do instead nothing")) {
            Path file = scratch.file("t.csv", "id,v", "1,a");
            assertThat(run(scratch, "t", "append", file).notes())
                    .contains("rules of public.t (nothing) were skipped, as COPY does");
            Path bad = scratch.file("bad.csv", "id,v", "2,b", "2,c");
            assertThat(Loader.of(scratch.database())
                            .into("t")
                            .mode(Mode.APPEND)
                            .rejects(scratch.path("bad.rejects"))
                            .files(bad)
                            .run()
                            .notes())
                    .contains("rules of public.t (nothing) were skipped, as COPY does");
            assertThat(run(scratch, "t", "replace", file).loaded()).isEqualTo(1);
            for (String kind : List.of("upsert", "sync")) {
                assertThat(refused(scratch, "t", kind, file))
                        .as(kind)
                        .hasMessageContaining("public.t has rules (nothing)");
            }
            assertThat(run(scratch, "t", "online", file).loaded()).isEqualTo(1);
            assertThat(run(scratch, "t", "chunk", scratch.file("t2.csv", "id,v", "2,b"))
                            .loaded())
                    .isEqualTo(1);
            assertThat(scratch.rows("select * from t order by id")).containsExactly("1|a", "2|b");
            scratch.run("create rule never as on delete to t do instead nothing");
            assertThat(refused(scratch, "t", "online", file)).hasMessageContaining("public.t has rules (never)");
            assertThat(scratch.rows("select ev_enabled from pg_rewrite where rulename = 'nothing'"))
                    .containsExactly("O");
        }
    }

    @Test
    void rulesOfOneTableDoNotHideTheBadRowOfAnother() {
        try (var scratch = new Scratch(
                "create table ruled (id int primary key)",
                "create rule nothing as on insert to ruled do instead nothing",
                "alter table ruled enable always rule nothing",
                "create table other (id int primary key, n int check (n > 0))")) {
            Path sql = scratch.file(
                    "all.sql",
                    "insert into ruled values (1);",
                    "insert into other values (1, 1);",
                    "insert into other values (2, 0);");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> Loader.of(scratch.database())
                            .intoNamed()
                            .filesByName(sql)
                            .run())
                    .withMessageContaining("all.sql:3: column n: ")
                    .withMessageContaining("other_n_check");
            var result = Loader.of(scratch.database())
                    .intoNamed()
                    .rejects(scratch.path("r.csv"))
                    .filesByName(sql)
                    .run();
            assertThat(result.loaded()).isEqualTo(2);
            assertThat(scratch.rows("select * from ruled")).containsExactly("1");
            assertThat(scratch.rows("select ev_enabled from pg_rewrite where rulename = 'nothing'"))
                    .containsExactly("A");
        }
    }

    @Test
    void whatRowSecurityHidesIsNotTakenForMissing() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, v text)",
                "insert into t values (1, 'hidden')",
                "alter table t enable row level security, force row level security",
                "do $$ begin execute format('create role %I', current_database() || '_r'); execute"
                        + " format('grant all on t to %I', current_database() || '_r'); end $$")) {
            String role = scratch.rows("select current_database() || '_r'").get(0);
            try {
                var limited = scratch.database().withSettings(java.util.Map.of("role", role));
                Path file = scratch.file("t.csv", "id,v", "1,a");
                for (String kind : List.of("replace", "upsert", "sync")) {
                    assertThatExceptionOfType(LoadException.class)
                            .isThrownBy(
                                    () -> Faults.configure(Loader.of(limited).into("public.t"), kind)
                                            .files(file)
                                            .run())
                            .withMessageContaining("has row-level security that holds for you");
                }
            } finally {
                scratch.run("drop owned by " + role, "drop role " + role);
            }
            assertThat(scratch.rows("select * from t")).containsExactly("1|hidden");
        }
    }

    @Test
    void rowsThatFitNoPartitionAreRejects() {
        try (var scratch = new Scratch(
                "create table t (id int, y int, v text, primary key (id, y)) partition by range (y)",
                "create table t_1 partition of t for values from (0) to (10)",
                "create table t_2 partition of t for values from (10) to (20) partition by list (id)",
                "create table t_2a partition of t_2 for values in (2)",
                "create table d (id int, y int) partition by list (y)",
                "create table d_1 partition of d for values in (1)",
                "create table d_d partition of d default")) {
            Path file = scratch.file("t.csv", "id,y,v", "1,5,a", "2,15,b", "9,15,c", "4,99,d");
            for (String kind : List.of("append", "replace", "upsert", "sync")) {
                assertThat(refused(scratch, "t", kind, file))
                        .as(kind)
                        .hasMessageContaining("t.csv:4: no partition of relation \"t_2\" found for row");
                scratch.run("truncate t");
                var result = Faults.configure(scratch.into("t"), kind)
                        .rejects(scratch.path(kind + ".csv"))
                        .files(file)
                        .run();
                assertThat(result.examples().stream().map(r -> r.line() + " " + r.sqlState()))
                        .as(kind)
                        .containsExactly("4 23514", "5 23514");
                assertThat(scratch.rows("select tableoid::regclass, id from t order by id"))
                        .containsExactly("t_1|1", "t_2a|2");
            }
            run(scratch, "d", "append", scratch.file("d.csv", "id,y", "1,1", "2,2", "3,"));
            assertThat(scratch.rows("select tableoid::regclass, id from d order by id"))
                    .containsExactly("d_1|1", "d_d|2", "d_d|3");
        }
    }

    /** Types without an equality are compared by their text. */
    @Test
    void everyTypeCanBeComparedInUpsertAndSync() {
        String columns =
                "c citext, h hstore, m money, x xml, b bit(4), tt timetz, iv interval, pt point, bx box, pl polygon,"
                        + " mac macaddr, cidr cidr, ip inet, u uuid, ts tsvector, j json, jb jsonb, jp jsonpath, by bytea,"
                        + " r int4multirange, d dom, p pair, ps pair[], xs xml[], pts point[], lsn pg_lsn";
        String values =
                "Abc;a=>1;$5.00;<a/>;1010;10:00+02;1 year;(1,2);((1,2),(3,4));((0,0),(1,1),(2,0));08:00:2b:01:02:03;"
                        + "10.1.0.0/16;::1/64;a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11;'a' 'b':2;{\"a\":1};{\"b\":[1]};$.a[*];\\x00ff;"
                        + "{[1,3),[7,9)};5;(1,x);{\"(1,a)\"};{<a/>};{\"(1,2)\"};16/B374D848";
        try (var scratch = new Scratch(
                "create extension citext",
                "create extension hstore",
                "create domain dom as int check (value > 0)",
                "create type pair as (a int, b text)",
                "create table t (id int primary key, " + columns + ")")) {
            var options = dev.plumbline.loader.source.SourceOptions.standard()
                    .withCsv(dev.plumbline.loader.source.csv.CsvDialect.standard()
                            .withDelimiter(';')
                            .withoutQuote());
            String header = "id;" + columns.replaceAll(" [^,]+(, ?|$)", ";").replaceAll(";$", "");
            Path file = scratch.file("t.csv", header, "1;" + values, "2" + ";".repeat(26));
            for (String kind : List.of("upsert", "sync")) {
                scratch.run("truncate t");
                assertThat(Faults.configure(scratch.into("t").reading(options), kind)
                                .files(file)
                                .run()
                                .loaded())
                        .isEqualTo(2);
                LoadResult again = Faults.configure(scratch.into("t").reading(options), kind)
                        .files(file)
                        .run();
                assertThat(again.tables().get(0).unchanged()).as(kind).isEqualTo(2);
            }
            assertThat(scratch.rows("select id, c, m, x, tt, d, p, pts from t where id = 1"))
                    .containsExactly("1|Abc|$5.00|<a/>|10:00:00+02|5|(1,x)|{\"(1,2)\"}");
        }
    }

    @Test
    void aForeignTableIsLoadedInEveryModeThatNeedsNoKey() {
        try (var scratch =
                new Scratch("create extension postgres_fdw", "create table far (id int primary key, v text)")) {
            var properties = new TreeMap<>(scratch.database().properties());
            scratch.run(
                    "do $$ begin execute format('create server here foreign data wrapper postgres_fdw options (host"
                            + " ''127.0.0.1'', port %L, dbname %L)', current_setting('port'), current_database()); end $$",
                    "create user mapping for current_user server here options (user '" + properties.get("user") + "'"
                            + (properties.containsKey("password")
                                    ? ", password '" + properties.get("password") + "'"
                                    : "")
                            + ")",
                    "create foreign table t (id int, v text) server here options (table_name 'far')");
            Path file = scratch.file("t.csv", "id,v", "1,a", "2,b");
            for (String kind : List.of("append", "replace", "online")) {
                assertThat(run(scratch, "t", kind, file).loaded()).as(kind).isEqualTo(2);
            }
            assertThat(refused(scratch, "t", "upsert", file)).hasMessageContaining("has no primary key");
            LoadResult careful = scratch.into("t")
                    .mode(Mode.APPEND)
                    .rejects(scratch.path("r.csv"))
                    .files(scratch.file("t2.csv", "id,v", "2,twice", "3,c"))
                    .run();
            assertThat(careful.rejected()).isEqualTo(1);
            assertThat(scratch.rows("select id, v from far order by id")).containsExactly("1|a", "2|b", "3|c");
        }
    }

    @Test
    void aSequenceThatMayNotBeLookedAtIsSaid() {
        try (var scratch = new Scratch(
                "create table t (id int generated always as identity primary key, v int, w int generated always as (v * 2)"
                        + " stored)",
                "do $$ begin execute format('create role %I', current_database() || '_s'); execute"
                        + " format('grant all on t to %I', current_database() || '_s'); end $$")) {
            String role = scratch.rows("select current_database() || '_s'").get(0);
            try {
                var limited = scratch.database().withSettings(java.util.Map.of("role", role));
                LoadResult result = Faults.configure(Loader.of(limited).into("public.t"), "upsert")
                        .files(scratch.file("t.csv", "id,v", "5,1", "7,2"))
                        .run();
                assertThat(result.notes()).anyMatch(note -> note.startsWith("you may not look at sequence"));
                assertThat(scratch.rows("select * from t order by id")).containsExactly("5|1|2", "7|2|4");
            } finally {
                scratch.run("drop owned by " + role, "drop role " + role);
            }
        }
    }

    /** Keys are compared as their unique index does, wherever the extension was put. */
    @Test
    void operatorsOffTheSearchPathAreFound() {
        try (var scratch = new Scratch(
                "create schema ext",
                "create extension citext schema ext",
                "create table t (k ext.citext primary key, v ext.citext)",
                "insert into t values ('Abc', 'x'), ('gone', 'y')")) {
            LoadResult result = run(scratch, "t", "sync", scratch.file("t.csv", "k,v", "ABC,z", "new,n"));
            assertThat(result.tables().get(0).updated()).isEqualTo(1);
            assertThat(result.tables().get(0).inserted()).isEqualTo(1);
            assertThat(scratch.rows("select k, v from t order by k::text")).containsExactly("Abc|z", "new|n");
        }
    }
}
